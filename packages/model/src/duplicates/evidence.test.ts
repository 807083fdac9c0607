import { expect, test } from 'vitest'
import { describeEvidence, type FieldEvidence } from './evidence.ts'

const labels: Record<string, string> = {
  name: 'Name',
  phone: 'Phone',
  email: 'E-mail',
  birthday: 'Birthday',
  vat: 'VAT number',
}
const said = (evidence: FieldEvidence[]) => describeEvidence(evidence, (field) => labels[field])
const one = (field: string, verdict: FieldEvidence['verdict'], agreement: string, weight: number) => ({
  field,
  verdict,
  agreement,
  weight,
})

test('says what agrees, what nearly does and what differs, the weightiest first', () => {
  expect(
    said([
      one('name', 'nearly', 'spelt alike or a short form', 6),
      one('phone', 'agrees', 'the same', 9),
      one('email', 'differs', 'different', -1),
      one('vat', 'agrees', 'the same', 12),
      one('birthday', 'missing', 'missing', 0),
    ]),
  ).toBe('Same VAT number and phone; name spelt alike or a short form. E-mail differs.')
})

test('slips are with what they are in, and what may not be told is not', () => {
  expect(
    said([one('birthday', 'nearly', 'day and month swapped', 5), one('secret', 'agrees', 'the same', 9)]),
  ).toBe('Birthday with day and month swapped.')
  expect(
    said([one('phone', 'nearly', 'few typing errors', 5), one('name', 'nearly', 'alike in one word', 1)]),
  ).toBe('Phone with few typing errors; name alike in one word.')
  expect(said([one('birthday', 'differs', 'different', -4), one('phone', 'differs', 'different', -2)])).toBe(
    'Birthday and phone differ.',
  )
})
