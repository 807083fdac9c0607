import { useQuery } from '@tanstack/react-query'
import { Check, CircleAlert, Minus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useMay } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Format, useFormat } from '../../../ui/format/use-format.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { LaunchDialog } from './LaunchDialog.tsx'
import { type LaunchCheck, launchCheckQuery, leftOutSentences } from './launch-check.ts'
import { Step } from './Step.tsx'
import type { ProgramDraft } from './use-program-draft.ts'

/** What a launch would do, in words, and the launch. */
export function LaunchStep({ draft }: { draft: ProgramDraft }) {
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const check = useQuery(launchCheckQuery(draft.values.id))
  const { data } = check
  const isReady = data !== undefined && data.problems.length === 0 && data.treatment > 0
  return (
    <Step number={6} title="Before you launch">
      {check.isError && (
        <ProblemState error={check.error} what="the check" onRetry={() => void check.refetch()} />
      )}
      {check.isPending && <SkeletonText lines={4} />}
      {data && <CheckList check={data} />}
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          disabled={!isReady || draft.state === 'saving' || !may('program.launch')}
          onClick={() => setAsking(true)}
        >
          Launch…
        </Button>
        {!may('program.launch') && (
          <span className="text-muted">You may plan programs, but not launch them. The owner can.</span>
        )}
      </div>
      {data && <LaunchDialog program={draft.values} check={data} open={isAsking} onOpenChange={setAsking} />}
    </Step>
  )
}

function CheckList({ check }: { check: LaunchCheck }) {
  const format = useFormat()
  return (
    <ul aria-label="What a launch would do" className="space-y-1.5">
      {check.problems.map((problem) => (
        <Line key={problem} icon={<CircleAlert className="text-bad" />}>
          <span className="text-bad">{problem}</span>
        </Line>
      ))}
      {factsOf(check, format).map((fact) => (
        <Line key={fact} icon={<Check className="text-good" />}>
          {fact}
        </Line>
      ))}
      {leftOutSentences(check.leftOut, format.number).map((sentence) => (
        <Line key={sentence} icon={<Minus className="text-muted" />}>
          {sentence}
        </Line>
      ))}
      {!check.sends && (
        <Line icon={<CircleAlert className="text-attention" />}>
          No mail server is set up, so messages are kept here to be looked at, and none leaves.
        </Line>
      )}
    </ul>
  )
}

function factsOf({ people, treatment, holdout, cost }: LaunchCheck, { number, money }: Format): string[] {
  if (people === 0) return []
  return [
    people === 1 ? 'One person is meant.' : `${number(people)} people are meant.`,
    ...(treatment > 0 ? [`About ${number(treatment)} get the message.`] : []),
    ...(holdout > 0 ? [`About ${number(holdout)} are held back by chance, to compare with.`] : []),
    ...(treatment > 0 ? [cost > 0 ? `It costs about ${money(cost)}.` : 'The messages cost nothing.'] : []),
  ]
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-2.5">
      <span aria-hidden="true" className="flex h-5 shrink-0 items-center [&_svg]:size-4">
        {icon}
      </span>
      <span>{children}</span>
    </li>
  )
}
