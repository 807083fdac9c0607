import { expect, test } from 'vitest'
import { testCollect } from '../testing.ts'

const { pool, importFile, ctx } = await testCollect()

const kept = async () => {
  const { rows } = await pool.query(
    `select concat_ws(' ', currency, base, valid_from::text, round(rate::numeric, 4)) as said from exchange_rate where deleted_at is null order by valid_from, currency, base`,
  )
  return rows.map(({ said }) => said)
}

// A file of the data portal of the European Central Bank, made smaller: so many dollars and yen are one euro.
const ecb = [
  'KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,OBS_CONF',
  'EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-02,1.0956,A,F',
  'EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-03,1.0919,A,F',
  'EXR.D.JPY.EUR.SP00.A,D,JPY,EUR,SP00,A,2024-01-02,155.67,A,F',
].join('\n')

test('rates of the central bank are recognised, and the same file again changes nothing', async () => {
  expect(await importFile('exchange-rates', ecb)).toMatchObject({ created: 3, rejected: 0 })
  const all = ['EUR JPY 2024-01-02 155.6700', 'EUR USD 2024-01-02 1.0956', 'EUR USD 2024-01-03 1.0919']
  expect(await kept()).toEqual(all)
  expect(await importFile('exchange-rates', ecb)).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  expect(await kept()).toEqual(all)
})

test('a day has one rate, whichever way round rows say it, and what cannot be meant is rejected', async () => {
  const file = [
    'Currency,Rate,In,Date',
    'USD,0.9,EUR,2024-01-03',
    'CHF,1.05,EUR,2024-01-02',
    'EUR,0.95,CHF,2024-01-02',
    'SEK,0.09,,',
    'NOK,0,EUR,2024-01-02',
    'PLN,-1,EUR,2024-01-02',
    'EUR,1,EUR,2024-01-02',
  ].join('\n')
  expect(ctx.services.settings.get('currency')).toBe('EUR')
  const run = await importFile('exchange-rates', file)
  expect(run).toMatchObject({ problem: null, created: 2, rejected: 3 })
  const said = await kept()
  expect(said).toContain('EUR USD 2024-01-03 1.1111')
  // The later row wins: 0.95 francs to the euro are 1.0526 euros to the franc.
  expect(said).toContain('CHF EUR 2024-01-02 1.0526')
  expect(said.filter((each) => each.startsWith('SEK EUR'))).toHaveLength(1)
})
