import { describe, expect, it } from 'vitest'
import { holdsCardNumber } from './card-number.ts'

/** Numbers that payment processors publish for testing (Stripe, Adyen: documentation of test cards). */
const published = [
  '4242424242424242',
  '4000056655665556',
  '4222222222222',
  '5555555555554444',
  '2223003122003222',
  '5105105105105100',
  '378282246310005',
  '6011111111111117',
  '3056930009020004',
  '36227206271667',
  '3566002020360505',
  '6200000000000005',
  '6759649826438453',
  '2200000000000004',
]

describe('a payment card number', () => {
  it.each(published)('%s is found', (number) => expect(holdsCardNumber(number)).toBe(true))

  it('is found in groups and within other text', () => {
    expect(holdsCardNumber('paid with 4242 4242 4242 4242, exp 12/27')).toBe(true)
    expect(holdsCardNumber('2024-01-15 4242-4242-4242-4242')).toBe(true)
    expect(holdsCardNumber('+4242 4242 4242 4242')).toBe(true)
  })

  it.each([
    ['a number that fails the check', '4242424242424241'],
    ['a telephone number', '+48 583 010 000'],
    ['a telephone number that passes the check', '+4915100000004'],
    ['the same in groups', '+49 151 00000004'],
    ['a bar code that would pass for one', '4006381333931'],
    ['an order number of thirteen digits', '1234567890128'],
    ['a moment in milliseconds', '1690000000000'],
    ['an id', '0190f7d2-0000-7000-8000-000000000001'],
    ['a longer run of digits', '42424242424242424242424242'],
  ])('is not seen in %s', (_what, text) => expect(holdsCardNumber(text)).toBe(false))
})
