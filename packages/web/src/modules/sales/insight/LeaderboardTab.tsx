import { useQuery } from '@tanstack/react-query'
import { Trophy } from 'lucide-react'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { type Leaderboard, leaderboardQuery } from './insight-queries.ts'
import { MonthSelect, useLastMonths } from './MonthSelect.tsx'

/** Who won most in a month. Where a business wants no such thing, it is switched off in its settings. */
export function LeaderboardTab() {
  const [month, setMonth] = useState(useLastMonths()[0]!)
  const asked = useQuery(leaderboardQuery(month))
  return (
    <div className="space-y-5">
      <MonthSelect month={month} onMonthChange={setMonth} />
      {asked.isError && <ProblemState error={asked.error} what="who won most" onRetry={asked.refetch} />}
      {!asked.data && !asked.isError && <SkeletonRows rows={6} />}
      {asked.data && <Places board={asked.data} />}
    </div>
  )
}

function Places({ board: { sellers, currency } }: { board: Leaderboard }) {
  const { money, number, percent } = useFormat()
  if (sellers.length === 0)
    return (
      <EmptyState icon={<Trophy />} title="Nothing was won in this month">
        Whoever wins a deal stands here, by what they are credited with.
      </EmptyState>
    )
  return (
    <PlainTable
      label="Leaderboard"
      columns={[
        { key: 'place', label: 'Place', align: 'end', className: 'w-14' },
        { key: 'who', label: 'Seller' },
        { key: 'deals', label: 'Deals', align: 'end', className: 'w-16', isWideOnly: true },
        { key: 'won', label: 'Won', align: 'end' },
        { key: 'target', label: 'Of the target', align: 'end', isWideOnly: true },
      ]}
      rows={sellers.map(({ place, userId, name, deals, won, target }) => ({
        key: userId,
        cells: [
          number(place),
          <span key="who" className="font-medium">
            {name ?? 'Somebody'}
          </span>,
          number(deals),
          money(won, currency),
          target ? percent(won / target) : '–',
        ],
      }))}
    />
  )
}
