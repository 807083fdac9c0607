/** Which letters are taken already; grown when a longer text comes. */
let takenLeft = new Uint8Array(64)
let takenRight = new Uint8Array(64)

/**
 * How alike are two names, typing errors allowed, the beginning counting most?
 * The shopkeeper's question: "Are Dwayne and Duane the same name?"
 *
 * Made for short texts such as names; for addresses and codes take `damerauLevenshtein`. Upper and lower case differ.
 *
 * @source Jaro (1989), JASA 84, 414–420; prefix: Winkler (1990), Proceedings of the Section on Survey Research Methods, 354–359
 * Notation: m = letters of each found in the other within ⌊max length / 2⌋ − 1 places, t = half of those out of order,
 * J = (m/|a| + m/|b| + (m − t)/m) / 3; result J + 0.1 · ℓ · (1 − J), ℓ = common first letters, at most 4, when J > 0.7
 * @param one any text
 * @param two any text
 * @returns 0 (nothing in common) to 1 (equal); two empty texts are equal
 * @cost length × length / 2 at most, no allocation
 * @example jaroWinkler('DWAYNE', 'DUANE') // 0.84
 */
export function jaroWinkler(one: string, two: string): number {
  if (one === two) return 1
  const jaro = jaroSimilarity(one, two)
  if (jaro <= 0.7) return jaro
  let prefix = 0
  const longest = Math.min(4, one.length, two.length)
  while (prefix < longest && one.charCodeAt(prefix) === two.charCodeAt(prefix)) prefix++
  return jaro + 0.1 * prefix * (1 - jaro)
}

function jaroSimilarity(one: string, two: string): number {
  const matches = takeMatches(one, two)
  if (matches === 0) return 0
  let outOfOrder = 0
  let right = 0
  for (let left = 0; left < one.length; left++) {
    if (takenLeft[left] === 0) continue
    while (takenRight[right] === 0) right++
    if (one.charCodeAt(left) !== two.charCodeAt(right)) outOfOrder++
    right++
  }
  return (matches / one.length + matches / two.length + (matches - outOfOrder / 2) / matches) / 3
}

/** Marks the letters that find a partner nearby; returns how many pairs that makes. */
function takeMatches(one: string, two: string): number {
  const longer = Math.max(one.length, two.length)
  if (longer > takenLeft.length) {
    takenLeft = new Uint8Array(2 * longer)
    takenRight = new Uint8Array(2 * longer)
  }
  takenLeft.fill(0, 0, one.length)
  takenRight.fill(0, 0, two.length)
  const reach = Math.max(0, Math.floor(longer / 2) - 1)
  let matches = 0
  for (let left = 0; left < one.length; left++) {
    const letter = one.charCodeAt(left)
    const last = Math.min(two.length - 1, left + reach)
    for (let right = Math.max(0, left - reach); right <= last; right++) {
      if (takenRight[right] === 1 || two.charCodeAt(right) !== letter) continue
      takenLeft[left] = 1
      takenRight[right] = 1
      matches++
      break
    }
  }
  return matches
}
