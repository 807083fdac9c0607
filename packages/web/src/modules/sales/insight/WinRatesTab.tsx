import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { RangeBar } from '../../../ui/RangeBar.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { type Looked, type WinRate, type WinRateBy, winRatesQuery } from './insight-queries.ts'

const ways: { value: WinRateBy; label: string }[] = [
  { value: 'seller', label: 'Seller' },
  { value: 'source', label: 'Source' },
  { value: 'competitor', label: 'Competitor' },
  { value: 'company', label: 'Company' },
  { value: 'size', label: 'Size' },
]

/** What was won of the deals that were closed, told apart in several ways. */
export function WinRatesTab({ looked }: { looked: Looked }) {
  const [by, setBy] = useState<WinRateBy>('seller')
  const asked = useQuery(winRatesQuery(looked, by))
  return (
    <div className="space-y-5">
      <div className="overflow-x-auto">
        <SegmentedControl label="Told apart by" value={by} onValueChange={setBy} options={ways} />
      </div>
      {asked.isError && <ProblemState error={asked.error} what="these shares" onRetry={asked.refetch} />}
      {!asked.data && !asked.isError && <SkeletonRows rows={8} />}
      {asked.data && <Rates rates={asked.data.data} by={by} currency={asked.data.currency} />}
    </div>
  )
}

function Rates({ rates, by, currency }: { rates: readonly WinRate[]; by: WinRateBy; currency: string }) {
  const { moneyExact, percent, number } = useFormat()
  if (rates.length === 0) return <EmptyState title="No deal was closed in this time" />
  return (
    <>
      <PlainTable
        label="Won and lost"
        columns={[
          { key: 'who', label: ways.find(({ value }) => value === by)!.label },
          { key: 'closed', label: 'Closed', align: 'end', className: 'w-20' },
          { key: 'rate', label: 'Won', align: 'end', className: 'w-16' },
          { key: 'range', label: 'Probably between', isWideOnly: true },
          { key: 'value', label: 'Won value', align: 'end', className: 'w-32 sm:w-auto' },
          { key: 'days', label: 'Days to win', align: 'end', isWideOnly: true },
        ]}
        rows={rates.map((rate) => ({
          key: rate.key ?? '',
          isQuiet: rate.key === null,
          cells: [
            <Who key="who" rate={rate} by={by} currency={currency} />,
            number(rate.won + rate.lost),
            percent(rate.winRate),
            <div key="range" title={`${percent(rate.low)} to ${percent(rate.high)}`}>
              <RangeBar low={rate.low} value={rate.winRate} high={rate.high} from={0} to={1} />
              <span className="text-small text-muted">
                {percent(rate.low)} to {percent(rate.high)}
              </span>
            </div>,
            moneyExact(rate.wonValue, currency),
            rate.cycleDays === null ? '–' : number(rate.cycleDays, 0),
          ],
        }))}
      />
      <Together rates={rates} by={by} currency={currency} />
      <p className="text-small text-muted">
        Few deals tell little: the true share lies in the range 19 times of 20.
      </p>
    </>
  )
}

/** What all rows won. A deal with several competitors stands in several of them, so of these there is no sum. */
function Together({ rates, by, currency }: { rates: readonly WinRate[]; by: WinRateBy; currency: string }) {
  const { moneyExact } = useFormat()
  if (by === 'competitor' || rates.length === 1) return null
  const sum = rates.reduce((total, { wonValue }) => total + wonValue, 0)
  return (
    <p>
      Won together: <strong className="font-medium tabular-nums">{moneyExact(sum, currency)}</strong>
    </p>
  )
}

const objects: Partial<Record<WinRateBy, string>> = { company: 'company' }
const nobody: Record<WinRateBy, string> = {
  seller: 'Nobody',
  source: 'Not said',
  competitor: 'Nobody else',
  company: 'No company',
  size: 'Without a value',
}

function Who({ rate: { key, label }, by, currency }: { rate: WinRate; by: WinRateBy; currency: string }) {
  const { money } = useFormat()
  if (key === null) return nobody[by]
  if (by === 'size') return sizeWords(Number(key), (minor) => money(minor, currency))
  const object = objects[by]
  return object ? (
    <RecordLink object={object} id={key} className="font-medium">
      {label}
    </RecordLink>
  ) : (
    <span className="font-medium">{label}</span>
  )
}

/** The class of values from an amount to ten times as much. */
function sizeWords(from: number, money: (minor: number) => string): string {
  return from === 0 ? 'Next to nothing' : `${money(from)} to ${money(from * 10)}`
}
