import type { Pool } from '../../packages/server/src/platform/database/connect.ts'

/** A pipeline of its own, with stages as the first one has them. */
const pipeline = `
  with made as (insert into pipeline (name, position) values ($1, 9) returning id)
  insert into stage (name, pipeline_id, position, outcome, probability, stale_after_days)
  select name, made.id, position, outcome, probability, 30 from made, (values
    ('Prospecting', 1, 'open', 0.1), ('Qualified', 2, 'open', 0.25), ('Proposal', 3, 'open', 0.5), ('Negotiation', 4, 'open', 0.75),
    ('Won', 5, 'won', 1), ('Lost', 6, 'lost', 0)) as stage (name, position, outcome, probability)
  returning pipeline_id as id`

const companies = `
  insert into company (name, industry, city, country)
  select $1 || ' company ' || no, 'hospitality', 'Gdynia', 'PL' from generate_series(1, 200) as no`

/**
 * Deals as a business has them after four years of selling: the share \`$3\` of them is still open. What was closed was so on any day since; what is open is
 * expected within two years, one in ten is overdue or without a day. Every twentieth is in a currency of its own.
 */
const deals = `
  insert into deal (title, number, company_id, stage_id, pipeline_id, status, value, currency, expected_close_on, next_step, forecast_category,
    source, opened_at, stage_since, won_at, lost_at, closed_at)
  select 'Beans for ' || company.name || ', ' || no, $1 || '-' || no, company.id, stage.id, $2, outcome, (20000 + draw.value * 900000)::bigint,
    case when no % 20 = 0 then 'NOK' else $5 end,
    case when no % 10 > 0 then now()::date - case when no % 17 = 0 then 40 else 0 end + (draw.expected * 720)::integer end,
    'Call about the tasting', (array['pipeline', 'pipeline', 'bestCase', 'commit', 'omitted'])[1 + no % 5],
    (array['Fair', 'Web', 'Referral', 'Cold call'])[1 + no % 4], closed - interval '60 days', closed - interval '9 days',
    case when outcome = 'won' then closed end, case when outcome = 'lost' then closed end, case when outcome <> 'open' then closed end
  from (
    select no, now() - random() * interval '1400 days' as closed, random() as value, random() as expected, random() as fate
    from generate_series(1, $4::integer) as no
  ) as draw
  cross join lateral (select case when fate < $3::float8 then 'open' when no % 2 = 0 then 'won' else 'lost' end as outcome) as fate
  join lateral (select id from stage where pipeline_id = $2 and stage.outcome = fate.outcome order by position offset case fate.outcome when 'open' then no % 4 else 0 end limit 1) as stage on true
  join (select id, name, row_number() over (order by id) as place from company where name like $1 || ' company %') as company on company.place = 1 + no % 200`

/** What deals are to be made. */
export interface DealsWanted {
  /** What their pipeline is called, and what their numbers begin with. */
  name: string
  count: number
  /** The share of them that is open, 0 to 1. */
  open: number
  currency: string
}

/** Makes a pipeline full of deals, in SQL since a hundred thousand take their time otherwise. Answers with the id of the pipeline. */
export async function makeDeals(pool: Pool, { name, count, open, currency }: DealsWanted): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('select setseed(0.42)')
    const { rows } = await client.query<{ id: string }>(pipeline, [name])
    const { id } = rows[0]!
    await client.query(companies, [name])
    await client.query(deals, [name, id, open, count, currency])
    await client.query('vacuum analyze deal')
    return id
  } finally {
    client.release()
  }
}

/** Takes away what `makeDeals` made, so that the next benchmark finds the business as it was. */
export async function removeDeals(pool: Pool, name: string): Promise<void> {
  await pool.query('delete from deal where pipeline_id = (select id from pipeline where name = $1)', [name])
  await pool.query('delete from pipeline where name = $1', [name])
  await pool.query("delete from company where name like $1 || ' company %'", [name])
}
