import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { Chart } from '../../../ui/charts/Chart.tsx'
import type { ChartLook } from '../../../ui/charts/chart-look.ts'
import type { ChartOption } from '../../../ui/charts/chart-option.ts'
import { tooltipCard } from '../../../ui/charts/tooltip-card.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { ButtonLink } from '../../../ui/Link.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { StatFigure } from '../../../ui/StatFigure.tsx'
import { type Funnel, type FunnelStage, funnelQuery, type Looked } from './insight-queries.ts'
import { velocityOf } from './velocity.ts'

/** How far the deals that began in a stretch of time have come. */
export function FunnelTab({ looked }: { looked: Looked }) {
  const asked = useQuery(funnelQuery(looked))
  if (asked.isError) return <ProblemState error={asked.error} what="the funnel" onRetry={asked.refetch} />
  if (!asked.data) return <Skeleton className="h-96 w-full" />
  if (asked.data.deals === 0)
    return (
      <EmptyState
        title="No deal began in this time"
        action={<ButtonLink to={'/deals' as string}>See all deals</ButtonLink>}
      >
        Choose a longer time, or begin a deal.
      </EmptyState>
    )
  return (
    <div className="space-y-8">
      <Figures funnel={asked.data} />
      <FunnelPicture funnel={asked.data} />
    </div>
  )
}

function Figures({ funnel }: { funnel: Funnel }) {
  const { money, moneyExact, percent, number } = useFormat()
  const { won, lost, open, openValue, wonValue, currency, cycleDays, foreign } = funnel
  const velocity = velocityOf(funnel)
  const deals = (count: number) => (count === 1 ? '1 deal' : `${number(count)} deals`)
  return (
    <div className="flex flex-wrap gap-x-12 gap-y-4">
      <StatFigure
        label="Won"
        value={moneyExact(wonValue, currency)}
        detail={`${deals(won)}${foreign > 0 ? `; ${number(foreign)} without an exchange rate left out` : ''}`}
      />
      <StatFigure
        label="Win rate"
        value={won + lost > 0 ? percent(won / (won + lost)) : '–'}
        detail={`${number(won)} won, ${number(lost)} lost`}
      />
      <StatFigure
        label="From beginning to won"
        value={cycleDays === null ? '–' : `${number(cycleDays, 0)} days`}
        detail="median"
      />
      <StatFigure label="Still open" value={money(openValue, currency)} detail={deals(open)} />
      <StatFigure
        label="Velocity"
        value={velocity === null ? '–' : `${money(velocity, currency)} a day`}
        detail="open deals × win rate × mean value ÷ days to win"
      />
    </div>
  )
}

function FunnelPicture({ funnel: { stages, deals, won } }: { funnel: Funnel }) {
  const { number, percent } = useFormat()
  const rows = useMemo(() => [...stages, wonRow(won)], [stages, won])
  const draw = useCallback(
    (look: ChartLook) => funnelOption(rows, deals, number, percent, look),
    [rows, deals, number, percent],
  )
  const caption =
    deals === 1
      ? `The one deal ${won === 1 ? 'has' : 'has not'} been won.`
      : `Of ${number(deals)} deals, ${percent(won / deals)} have been won so far.`
  const shareOf = (count: number, of: number) =>
    of === 0 ? null : { text: percent(count / of), raw: count / of }
  return (
    <Chart
      name="funnel"
      caption={caption}
      height={Math.max(180, rows.length * 44)}
      draw={draw}
      table={{
        columns: [
          { label: 'Stage' },
          { label: 'Came here', align: 'end' },
          { label: 'Here now', align: 'end' },
          { label: 'Went on', align: 'end' },
          { label: 'Won of those', align: 'end' },
          { label: 'Median days', align: 'end' },
        ],
        rows: stages.map(({ name, reached, here, further, won: wonOfThem, days }) => [
          name,
          reached,
          here,
          shareOf(further, reached),
          shareOf(wonOfThem, reached),
          days === null ? null : Math.round(days * 10) / 10,
        ]),
      }}
    />
  )
}

type Row = Pick<FunnelStage, 'name' | 'reached' | 'days'>

const wonRow = (won: number): Row => ({ name: 'Won', reached: won, days: null })

function funnelOption(
  rows: readonly Row[],
  deals: number,
  number: (value: number, digits?: number) => string,
  percent: (share: number) => string,
  look: ChartLook,
): ChartOption {
  return {
    grid: { left: 4, right: 96, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'item',
      formatter: (point) => {
        const { name, reached, days } = rows[[point].flat()[0]?.dataIndex ?? 0]!
        const stayed = days === null ? [] : [{ label: 'Median stay', value: `${number(days, 1)} days` }]
        return tooltipCard(name, [
          { label: 'Came here', value: number(reached), colour: look.accent },
          ...stayed,
        ])
      },
    },
    xAxis: { type: 'value', show: false, max: deals },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ name }) => name) },
    series: [
      {
        type: 'bar',
        data: rows.map(({ reached }) => reached),
        color: look.accent,
        barWidth: 22,
        label: {
          show: true,
          position: 'right',
          color: look.ink,
          formatter: ({ dataIndex }) => {
            const { reached } = rows[dataIndex]!
            return `${number(reached)} · ${percent(reached / deals)}`
          },
        },
      },
    ],
  }
}
