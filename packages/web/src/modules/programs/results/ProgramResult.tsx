import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import type { Program } from '../program.ts'
import { ArmsChart } from './ArmsChart.tsx'
import type { Measure } from './arm-interval.ts'
import { LeftOut } from './LeftOut.tsx'
import { type ProgramResults, resultsQuery } from './program-results.ts'
import { ResultTable } from './ResultTable.tsx'
import { untilTold } from './until-told.ts'

/** What a program brought: the sentence first, then the picture, then the figures. */
export function ProgramResult({ program }: { program: Program }) {
  const results = useQuery(resultsQuery(program.id))
  if (results.isError)
    return <ProblemState error={results.error} what="this result" onRetry={() => void results.refetch()} />
  if (!results.data) return <SkeletonText lines={5} />
  return <Told program={program} results={results.data} />
}

function Told({ program, results }: { program: Program; results: ProgramResults }) {
  const format = useFormat()
  const [measure, setMeasure] = useState<Measure>(program.goal)
  const sentences = untilTold(program, results, new Date(), format)
  const { treatment, holdout } = results.arms
  const areBoth = treatment.people > 0 && holdout.people > 0
  const hasBought = treatment.buyers + holdout.buyers > 0
  return (
    <div className="space-y-6">
      <div>
        <p className="font-serif text-title text-balance">{results.sentence}</p>
        {sentences.map((sentence) => (
          <p key={sentence} className="mt-1.5 text-muted">
            {sentence}
          </p>
        ))}
      </div>
      {results.told && results.sampleRatio?.fair === false && (
        <Callout tone="attention" title="The two groups are not of the sizes that chance would give them.">
          Somebody may have been taken out of one of them since. Do not trust the difference before you know
          why.
        </Callout>
      )}
      {areBoth && hasBought && (
        <div>
          <SegmentedControl
            label="What is compared"
            className="mb-3"
            value={measure}
            onValueChange={setMeasure}
            options={[
              { value: 'revenue', label: 'Revenue' },
              { value: 'orders', label: 'Orders' },
              { value: 'buyers', label: 'Who bought' },
            ]}
          />
          <ArmsChart key={measure} measure={measure} results={results} />
        </div>
      )}
      {areBoth && <ResultTable results={results} />}
      <LeftOut programId={program.id} excluded={results.arms.excluded.people} />
    </div>
  )
}
