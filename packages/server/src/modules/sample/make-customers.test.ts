import { purchaseHistories, purchaseModels } from '@regulars/analytics'
import { describe, expect, it } from 'vitest'
import { households } from './behaviour.ts'
import { sampleCustomers } from './make-customers.ts'

const size = { customers: 6000, seed: 7, until: '2026-11-22' }

describe('the sample business', () => {
  it('is the same for the same seed, another for another', () => {
    const first = (seed: number) => JSON.stringify([...sampleCustomers({ ...size, customers: 20, seed })])
    expect(first(7)).toBe(first(7))
    expect(first(7)).not.toBe(first(8))
  })

  it('sells nothing after its last day, numbers every order once and leaves no basket empty', () => {
    const orders = [...sampleCustomers(size)].flatMap((customer) => customer.orders)
    expect(orders.every(({ day }) => day <= size.until)).toBe(true)
    expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length)
    expect(orders.every(({ lines }) => lines.length > 0 && lines.every(({ quantity }) => quantity > 0))).toBe(
      true,
    )
  })

  it('gives every address to one person only', () => {
    const emails = [...sampleCustomers(size)].flatMap(({ email }) => email ?? [])
    expect(new Set(emails).size).toBe(emails.length)
  })

  it('behaves as its parameters say: the model finds rate and leaving again', () => {
    const fit = fitHouseholds()
    const { r, alpha, a, b } = fit.parameters
    expect(r / alpha).toBeCloseTo(households.r / households.alpha, 1.8)
    expect(a / (a + b)).toBeCloseTo(households.a / (households.a + households.b), 1.3)
  })
})

function fitHouseholds() {
  const purchases = [...sampleCustomers(size)]
    .filter(({ company }) => !company)
    .flatMap(({ key, orders }) => orders.map(({ day }) => ({ customerId: key, date: day })))
  const histories = purchaseHistories(purchases, { until: size.until, timeUnit: 'week' })
  const fit = purchaseModels['mbg-nbd'].fit(histories)
  if (!fit.ok) throw new Error(fit.reason)
  return fit
}
