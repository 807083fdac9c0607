import { minorDigits } from '@regulars/model'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { armInterval, type Measure } from './arm-interval.ts'
import { measureWriter } from './measure-words.ts'
import type { ProgramResults } from './program-results.ts'

const columns = [
  { key: 'what', label: 'On average' },
  { key: 'treated', label: 'Written to', align: 'end', className: 'w-28' },
  { key: 'held', label: 'Held back', align: 'end', className: 'w-28' },
  { key: 'difference', label: 'Difference (95 % sure)', align: 'end', isWideOnly: true },
] as const

const labels: Record<Measure, string> = {
  revenue: 'Revenue a person',
  orders: 'Orders a person',
  buyers: 'Bought at all',
}

/** The figures behind the sentence: both groups, and the difference with its interval. */
export function ResultTable({ results }: { results: ProgramResults }) {
  const { number, money } = useFormat()
  const { treatment, holdout } = results.arms
  const people = {
    key: 'people',
    cells: ['People', number(treatment.people), number(holdout.people), ''],
  }
  return (
    <section aria-labelledby="figures">
      <SectionHeader id="figures" title="The figures" />
      <PlainTable
        label="Written to and held back"
        columns={columns}
        rows={[people, ...(['revenue', 'orders', 'buyers'] as const).map((measure) => row(measure))]}
      />
      <p className="mt-3 text-muted">
        The messages cost {money(results.cost, results.currency)}. <Return results={results} />
        Everybody counts in the group drawn, whether the message was read or not.
      </p>
    </section>
  )

  function row(measure: Measure) {
    return {
      key: measure,
      cells: [
        labels[measure],
        <Figure key="treated" {...{ measure, results }} arm="treatment" />,
        <Figure key="held" {...{ measure, results }} arm="holdout" />,
        <DifferenceWords key="difference" {...{ measure, results }} />,
      ],
    }
  }
}

interface FigureProps {
  measure: Measure
  results: ProgramResults
}

function Figure({ measure, results, arm }: FigureProps & { arm: 'treatment' | 'holdout' }) {
  const write = measureWriter(measure, results.currency, useFormat())
  return write(armInterval(results.arms[arm], measure).value)
}

function DifferenceWords({ measure, results }: FigureProps) {
  const write = measureWriter(measure, results.currency, useFormat())
  if (!results.told) return <span className="text-muted">not yet</span>
  const { difference, low, high } = results[measure]
  return (
    <>
      {difference > 0 && '+'}
      {write(difference)}{' '}
      <span className="text-muted">
        ({write(low)} to {write(high)})
      </span>
    </>
  )
}

/** What came back for what was spent, which is an estimate and never stands without its range. */
function Return({ results }: { results: ProgramResults }) {
  const { money } = useFormat()
  if (!results.told || results.cost <= 0) return null
  const { currency, cost, revenue } = results
  const unit = 10 ** minorDigits(currency)
  const [low, middle, high] = [revenue.totalLow, revenue.total, revenue.totalHigh].map((total) =>
    money(Math.round((total / cost) * unit), currency),
  )
  return (
    <>
      For each {money(unit, currency)} spent, about {middle} more came in (95 % sure between {low} and {high}
      ).{' '}
    </>
  )
}
