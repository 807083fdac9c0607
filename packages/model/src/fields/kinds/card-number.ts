/**
 * Payment card numbers must never be stored. A number is taken for one when it has 13 to 19 digits, begins as card issuers begin
 * and passes the Luhn check; digits alone, without the beginning, would refuse one article number in ten.
 */

/** A run of digits, written together or in groups with single spaces or hyphens between. */
const digitRun = /\d+(?:[ -]\d+)*/g
const enoughDigits = /\d(?:[ -]?\d){12}/

/** Tells whether a text holds what is in all likelihood the number of a payment card. */
export function holdsCardNumber(text: string): boolean {
  if (text.length < 13 || !enoughDigits.test(text)) return false
  for (const { 0: run, index } of text.matchAll(digitRun))
    if (!isTelephone(text, run, index) && runHoldsCard(run.split(/[ -]/))) return true
  return false
}

/** Written as people write to one abroad: a plus, then at most 14 digits. German mobile numbers begin with +49 as old Visa numbers did, and one in ten passes the check. */
function isTelephone(text: string, run: string, index: number): boolean {
  return text[index - 1] === '+' && run.replace(/\D/g, '').length <= 14
}

/** Tries every sequence of neighbouring groups, so that a date before the number does not hide it. */
function runHoldsCard(groups: readonly string[]): boolean {
  for (let from = 0; from < groups.length; from++) {
    let digits = ''
    for (let to = from; to < groups.length && digits.length < 19; to++) {
      digits += groups[to]
      if (digits.length >= 13 && digits.length <= 19 && isCardNumber(digits)) return true
    }
  }
  return false
}

/** Beginnings and lengths by issuer, from the public issuer ranges of ISO/IEC 7812. */
const issuers: readonly RegExp[] = [
  /^4(\d{12}|\d{15}|\d{18})$/, // Visa
  /^(5[1-5]\d{14}|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^(6011|65\d\d|64[4-9]\d)\d{12,15}$/, // Discover
  /^35(2[89]|[3-8]\d)\d{12,15}$/, // JCB
  /^3(0[0-5]|[689]\d)\d{11,16}$/, // Diners Club
  /^62\d{14,17}$/, // UnionPay
  /^220[0-4]\d{12,15}$/, // Mir
  /^(5018|5020|5038|5893|6304|6759|676[1-3])\d{9,15}$/, // Maestro
]

function isCardNumber(digits: string): boolean {
  return issuers.some((issuer) => issuer.test(digits)) && passesLuhn(digits) && !isArticleNumber(digits)
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = digit * 2
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** A bar code (EAN-13): German ones begin with 4, as do the thirteen-digit Visa numbers that were last issued in the 1990s. */
function isArticleNumber(digits: string): boolean {
  if (digits.length !== 13) return false
  let sum = 0
  for (let index = 0; index < 13; index++) sum += Number(digits[index]) * (index % 2 === 0 ? 1 : 3)
  return sum % 10 === 0
}
