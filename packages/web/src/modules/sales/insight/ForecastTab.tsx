import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { monthName } from '../../../ui/format/month-name.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { ButtonLink, TextLink } from '../../../ui/Link.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { ForecastOf } from './ForecastOf.tsx'
import { ForecastPicture } from './ForecastPicture.tsx'
import { type Forecast, forecastQuery, type SalesOf } from './insight-queries.ts'
import { MovedSince } from './MovedSince.tsx'
import { WhatIf } from './WhatIf.tsx'

/** What the next months may bring, seen in three ways beside what came and what was meant. */
export function ForecastTab({ pipelineId }: { pipelineId: string }) {
  const [of, setOf] = useState<SalesOf>({})
  const [back, setBack] = useState(6)
  return (
    <div className="space-y-6">
      <ForecastOf of={of} onOfChange={setOf} back={back} onBackChange={setBack} />
      <ForecastFor pipelineId={pipelineId} of={of} back={back} />
    </div>
  )
}

function ForecastFor({ pipelineId, of, back }: { pipelineId: string; of: SalesOf; back: number }) {
  const asked = useQuery(forecastQuery(pipelineId, of, back))
  const may = useMay()
  // Of a part of the deals, moving one about would show a part of what it brings.
  const isWhole = Object.values(of).every((id) => id === undefined)
  if (asked.isError) return <ProblemState error={asked.error} what="the forecast" onRetry={asked.refetch} />
  if (!asked.data) return <Skeleton className="h-96 w-full" />
  const forecast = asked.data
  return (
    <div className="space-y-10">
      <section aria-label="Forecast" className="space-y-3">
        {isBlank(forecast) ? (
          <EmptyState
            title="Nothing to forecast yet"
            action={<ButtonLink to={'/deals' as string}>See all deals</ButtonLink>}
          >
            What is won, what is open and the targets stand here month by month, once there are any.
          </EmptyState>
        ) : (
          <ForecastPicture forecast={forecast} />
        )}
        <Caveats forecast={forecast} />
        {may('salesTarget.read') && (
          <TextLink to={'/sales-targets' as string}>
            {may('salesTarget.create') ? 'Set targets and budgets' : 'See the targets and budgets'}
          </TextLink>
        )}
      </section>
      {isWhole && !isBlank(forecast) && <WhatIf pipelineId={pipelineId} forecast={forecast} />}
      {isWhole && may('dealSnapshot.read') && <MovedSince pipelineId={pipelineId} forecast={forecast} />}
    </div>
  )
}

/** No month has anything to draw. */
const isBlank = ({ months }: Forecast): boolean =>
  months.every(
    ({ wonDeals, openDeals, history, target, budget }) =>
      wonDeals === 0 && openDeals === 0 && history === null && target === null && budget === null,
  )

/** What the months came to, what the sums leave out, and how far the forecast from history may be trusted. */
function Caveats({ forecast }: { forecast: Forecast }) {
  const { money, moneyExact, number, locale } = useFormat()
  const { overdue, undated, foreign, noHistory, backTest, currency } = forecast
  const openDeals = (count: number) => (count === 1 ? '1 open deal' : `${number(count)} open deals`)
  const won = forecast.months.reduce((sum, month) => sum + month.won, 0)
  const said = [
    won > 0 && `Won since ${monthName(forecast.from, locale, 'long')}: ${moneyExact(won, currency)}.`,
    sayCoverage(
      forecast,
      (sum) => money(sum, currency),
      (times) => number(times, 1),
    ),
    overdue.deals > 0 &&
      `Expected before this month and so in no month: ${openDeals(overdue.deals)} (${money(overdue.value, currency)}). Give them a new day.`,
    undated.deals > 0 &&
      `Without an expected day of closing: ${openDeals(undated.deals)} (${money(undated.value, currency)}).`,
    foreign > 0 && `Deals in currencies without an exchange rate, which are in no sum: ${number(foreign)}.`,
    noHistory && `No forecast from history: ${noHistory}`,
    backTest &&
      `Had it been asked ${backTest.months} months ago, the forecast from history would have been off by ${money(backTest.model, currency)} a month; “as last month” by ${money(backTest.naive, currency)}.`,
  ].filter((sentence) => typeof sentence === 'string')
  if (said.length === 0) return null
  return (
    <ul className="space-y-1 text-small text-muted">
      {said.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

/** How far what is open covers what is still missing to the targets, from this month on. */
function sayCoverage(
  { months, now }: Forecast,
  money: (sum: number) => string,
  number: (times: number) => string,
): string | undefined {
  const ahead = months.filter(({ month, target }) => month >= now && target !== null)
  const missing = ahead.reduce((sum, { target, won }) => sum + Math.max(0, target! - won), 0)
  const open = ahead.reduce((sum, month) => sum + month.open, 0)
  if (ahead.length === 0 || missing === 0) return undefined
  const then = ahead.length === 1 ? 'that month' : 'those months'
  const covers =
    open === 0
      ? `nothing is open in ${then}`
      : `what is open in ${then} covers it ${number(open / missing)} times`
  return `${money(missing)} are still missing to the ${ahead.length === 1 ? 'target' : 'targets'} from this month on; ${covers}.`
}
