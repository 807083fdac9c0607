import type { Condition } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useMay } from '../../../app/session.ts'
import { offerUndo } from '../../../app/undo.ts'
import { useDrag } from '../../../records/layouts/use-drag.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import type { Forecast } from './insight-queries.ts'
import { WhatIfMonth } from './WhatIfMonth.tsx'
import {
  changesByMonth,
  type OpenDeal,
  type Supposed,
  type Suppositions,
  suppose,
  writesOf,
} from './what-if.ts'

/** More than this nobody moves about by hand. */
const mostDeals = 200

interface WhatIfProps {
  pipelineId: string
  forecast: Forecast
}

/** What the months would bring if deals came sooner, later, or were worth something else. Nothing is kept until somebody says so. */
export function WhatIf({ pipelineId, forecast }: WhatIfProps) {
  const months = forecast.months.filter(({ month }) => month >= forecast.now)
  const about: Condition = {
    all: [
      { field: 'pipeline', op: 'is', value: pipelineId },
      { field: 'status', op: 'is', value: 'open' },
      { field: 'currency', op: 'is', value: forecast.currency },
      { not: { field: 'forecastCategory', op: 'is', value: 'omitted' } },
      { field: 'expectedCloseOn', op: 'gte', value: forecast.now },
    ],
  }
  const page = { include: ['stage'], sort: '-value', limit: mostDeals }
  const topics = { meta: { topics: ['deals'] } }
  const asked = useQuery({ ...apiQuery<ListPage<OpenDeal>>('deals', { filter: about, ...page }), ...topics })
  const withProducts: Condition = { all: [about, { has: 'products' }] }
  const priced = useQuery({
    ...apiQuery<ListPage<{ id: string }>>('deals', { filter: withProducts, ...page, fields: 'value' }),
    ...topics,
  })
  if (months.length === 0) return null
  return (
    <section aria-labelledby="what-if">
      <SectionHeader id="what-if" title="What if?" />
      <p className="mt-1 mb-3 max-w-2xl text-muted">
        Move a deal to another month, or say another value, and see what the months would bring. Nothing is
        kept until you say so.
      </p>
      {asked.isError && <ProblemState error={asked.error} what="the open deals" onRetry={asked.refetch} />}
      {!asked.data && !asked.isError && <SkeletonRows rows={4} />}
      {asked.data &&
        (asked.data.data.length === 0 ? (
          <EmptyState title="No open deal has a day of closing ahead">
            Deals with an expected close stand here, month by month.
          </EmptyState>
        ) : (
          <Board
            deals={asked.data.data}
            pricedIds={new Set(priced.data?.data.map(({ id }) => id))}
            isCut={asked.data.nextCursor !== null}
            months={months}
            currency={forecast.currency}
          />
        ))}
    </section>
  )
}

interface BoardProps {
  deals: readonly OpenDeal[]
  /** Deals whose value is the sum of their products. */
  pricedIds: ReadonlySet<string>
  isCut: boolean
  months: Forecast['months']
  currency: string
}

function Board({ deals, pricedIds, isCut, months, currency }: BoardProps) {
  const { money } = useFormat()
  const may = useMay()
  const [suppositions, setSuppositions] = useState<Suppositions>({})
  const supposeOf = (id: string, supposed: Supposed) =>
    setSuppositions((known) => ({ ...known, [id]: { ...known[id], ...supposed } }))
  const { dragged, start } = useDrag((id, month) => supposeOf(id, { month }))
  const changes = changesByMonth(deals, suppositions)
  const writes = writesOf(deals, suppositions)
  const total = [...changes.values()].reduce((sum, each) => sum + each, 0)
  const differs =
    total === 0 ? 'as much as now' : `${money(Math.abs(total), currency)} ${total < 0 ? 'less' : 'more'}`
  return (
    <>
      <div className="flex gap-3 overflow-x-auto pb-2">
        {months.map((month, index) => (
          <WhatIfMonth
            key={month.month}
            month={month}
            change={changes.get(month.month) ?? 0}
            deals={deals.filter((deal) => suppose(deal, suppositions[deal.id]).month === month.month)}
            {...{ suppositions, pricedIds, currency, start }}
            isOver={dragged?.over === month.month}
            earlier={months[index - 1]?.month}
            later={months[index + 1]?.month}
            onSuppose={supposeOf}
          />
        ))}
      </div>
      {isCut && (
        <p className="mt-2 text-small text-muted">The {mostDeals} deals that are worth most are shown.</p>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2" aria-live="polite">
        <p className="text-muted">
          {writes.length === 0
            ? 'As it is now.'
            : `${writes.length === 1 ? '1 deal is' : `${writes.length} deals are`} supposed to be otherwise; these months would bring ${differs}.`}
        </p>
        {writes.length > 0 && <Button onClick={() => setSuppositions({})}>Forget it</Button>}
        {writes.length > 0 && may('deal.update') && (
          <Button
            variant="primary"
            onClick={() => void keep(writes).then((kept) => kept && setSuppositions({}))}
          >
            Keep it
          </Button>
        )}
      </div>
    </>
  )
}

/** One change set, all or none. */
async function keep(update: ReturnType<typeof writesOf>): Promise<boolean> {
  try {
    const { changeSetId } = await api.write('POST', 'deals/batch', { update })
    if (changeSetId) offerUndo({ title: 'The deals are as you supposed.', changeSetId })
    return true
  } catch (error) {
    showProblem(error)
    return false
  } finally {
    await invalidateTopic('deals')
  }
}
