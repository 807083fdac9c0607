import { plainText } from './plain-text.ts'

/** Letters that stay when accents are taken off, and those of Cyrillic and Greek, as passports write them. */
const latin: Record<string, string> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k', л: 'l', м: 'm' },
  ...{ н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'i', є: 'ie', ґ: 'g' },
  ...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm' },
  ...{
    ν: 'n',
    ξ: 'x',
    ο: 'o',
    π: 'p',
    ρ: 'r',
    σ: 's',
    ς: 's',
    τ: 't',
    υ: 'y',
    φ: 'f',
    χ: 'ch',
    ψ: 'ps',
    ω: 'o',
  },
}

/**
 * A text in Latin letters without accents, so that one name written in two alphabets compares.
 * The shopkeeper's question: "Иванов and Ivanov?"
 *
 * @source Cyrillic as in ICAO Doc 9303 part 3 (travel documents), Greek as in ELOT 743, both letter by letter
 * @example
 * latinText('Ελένη Иванова')
 * // 'eleni ivanova'
 */
export function latinText(text: string): string {
  const plain = plainText(text)
  return /^[\0-\x7f]*$/.test(plain)
    ? plain
    : plain.replace(/[^\0-\x7f]/gu, (letter) => latin[letter] ?? letter)
}
