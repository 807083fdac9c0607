import { expect, it } from 'vitest'
import { dataSet, describeWithDataSets, testCollect } from '../collect/testing.ts'
import { runAnalysis } from './run-analysis.ts'
import { startAnalysis } from './start-analysis.ts'

const collect = await testCollect()
const { pool, services } = collect

interface Card {
  model: string
  parameters: Record<string, number>
  logLikelihood: number
  customers: number
  timeUnit: string
  backTest: {
    calibratedOn: string
    until: string
    actual: number
    predicted: number
    naive: number
    meanAbsoluteError: number
    byFrequency: Array<{ frequency: number; customers: number; actual: number; predicted: number }>
  } | null
  about: { chosenFor: string[] }
}

async function analyse(wanted: { asOf?: string; calibrateUntil?: string }): Promise<Map<string, Card>> {
  const id = await startAnalysis(services, wanted, null)
  await runAnalysis.run(
    { analysisId: id },
    {
      services,
      runId: undefined,
      attempt: 1,
      signal: new AbortController().signal,
      log: services.log,
      progress: async () => undefined,
    },
  )
  const { rows } = await pool.query<Card>(
    `select model, parameters, log_likelihood as "logLikelihood", customers, time_unit as "timeUnit", back_test as "backTest", about
     from model_card where analysis_id = $1`,
    [id],
  )
  return new Map(rows.map((card) => [card.model, card]))
}

describeWithDataSets('CDNOW, imported and analysed as of 30 September 1997', () => {
  it('gives the published parameters on the model cards', { timeout: 120_000 }, async () => {
    const run = await collect.importFile(
      'transactions',
      { path: dataSet('cdnow/CDNOW_sample.txt') },
      { mapping: { 1: 'customerKey', 2: 'date', 3: 'quantity', 4: 'amount' }, currency: 'EUR' },
    )
    expect(run).toMatchObject({ total: 6919, created: 6919, rejected: 0 })
    const cards = await analyse({ asOf: '1997-09-30' })
    // Fader, Hardie & Lee (2005), table 2.
    const bgNbd = cards.get('bg-nbd')!
    expect(bgNbd).toMatchObject({ customers: 2357, timeUnit: 'week' })
    expect(bgNbd.logLikelihood).toBeCloseTo(-9582.4, 1)
    expect(bgNbd.parameters.r).toBeCloseTo(0.243, 3)
    expect(bgNbd.parameters.alpha).toBeCloseTo(4.414, 3)
    expect(bgNbd.parameters.a).toBeCloseTo(0.793, 3)
    expect(bgNbd.parameters.b).toBeCloseTo(2.426, 3)
    // Fader & Hardie, note 025; the papers print two decimals.
    const spend = cards.get('gamma-gamma')!
    expect(spend.customers).toBe(946)
    expect(spend.parameters.p).toBeCloseTo(6.25, 1.9)
    expect(spend.parameters.q).toBeCloseTo(3.74, 1.9)
    expect(spend.parameters.v).toBeCloseTo(15.44, 1.9)
  })

  it('holds the forecast against the 39 weeks after', async () => {
    const { backTest } = (await analyse({ asOf: '1997-09-30', calibrateUntil: '1997-09-30' })).get('bg-nbd')!
    expect(backTest).toMatchObject({ calibratedOn: '1997-09-30', until: '1998-06-30', actual: 1882 })
    expect(backTest!.predicted).toBeCloseTo(1653.4, 0)
    expect(backTest!.naive).toBeCloseTo(2930.1, 0)
    expect(backTest!.meanAbsoluteError).toBeCloseTo(0.7855, 3)
    // Means by frequency as printed in the BTYD walkthrough.
    const printed = [0.225, 0.523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157]
    expect(backTest!.byFrequency.map(({ predicted }) => predicted)).toEqual(
      printed.map((value) => expect.closeTo(value, 2)),
    )
    expect(backTest!.byFrequency.map(({ customers }) => customers)).toEqual([
      1411, 439, 214, 100, 62, 38, 29, 64,
    ])
  })

  it('never lets BG/NBD say who still is a customer', async () => {
    const cards = await analyse({ asOf: '1997-09-30' })
    expect(cards.get('bg-nbd')!.about.chosenFor).not.toContain('Still a customer')
    const { rows } = await pool.query<{ certain: number; scored: number }>(
      'select count(*) filter (where still_customer > 0.9999) as certain, count(still_customer) as scored from contact_score where purchase_days = 1',
    )
    expect(rows[0]).toEqual({ certain: 0, scored: 1411 })
  })

  it('marks customers by quintiles as the reference does', async () => {
    const { rows } = await pool.query<{ best: number; worst: number }>(
      "select count(*) filter (where rfm_cell = '555') as best, count(*) filter (where rfm_cell = '111') as worst from contact_score",
    )
    // Ties are cut by contact id, which is another order than the reference's customer number, so the cells differ by a few.
    expect(rows[0]!.best).toBeGreaterThan(230)
    expect(rows[0]!.best).toBeLessThan(250)
    expect(rows[0]!.worst).toBeGreaterThan(130)
    expect(rows[0]!.worst).toBeLessThan(165)
  })

  it('keeps every range around its estimate', async () => {
    const { rows } = await pool.query<{ wrong: number }>(`
      select count(*) as wrong from contact_score
      where not (still_customer between still_customer_low and still_customer_high) or expected_orders365_low > expected_orders365_high
        or lifetime_value_low > lifetime_value_high`)
    expect(rows[0]!.wrong).toBe(0)
  })

  it('shows no estimate where the history is too short, and says why', async () => {
    const cards = await analyse({ asOf: '1997-02-15' })
    const { rows } = await pool.query<{ problem: string; said: number }>(
      'select problem, (select count(still_customer) from contact_score) as said from analysis order by created_at desc limit 1',
    )
    expect(rows[0]!.problem).toMatch(/days; 180 are needed/)
    expect(rows[0]!.said).toBe(0)
    expect(
      [...cards.values()].every(({ about }) => about.chosenFor.every((use) => use === 'Spend per order')),
    ).toBe(true)
  })
})
