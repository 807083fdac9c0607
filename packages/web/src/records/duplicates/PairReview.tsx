import { ChevronLeft, ChevronRight, Merge, Split } from 'lucide-react'
import { useState } from 'react'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import type { Picks } from '../merge/merge-rows.ts'
import { SideBySide } from '../merge/SideBySide.tsx'
import { useSideBySide } from '../merge/use-side-by-side.ts'
import { type DuplicatePair, type DuplicatesOf, isJudged, likelihoodWords } from './duplicates.ts'
import { useDecide } from './use-decide.ts'

export interface PairReviewProps {
  of: DuplicatesOf
  pair: DuplicatePair
  /** Which of how many this is. */
  place: { at: number; of: number; isMore: boolean }
  isLast: boolean
  onNext: () => void
  onBefore: () => void
}

/** One pair: how likely, why, both side by side with what merging would make of them, and the decision. */
export function PairReview({ of: { object }, pair, place, isLast, onNext, onBefore }: PairReviewProps) {
  const { number } = useFormat()
  const [one, two] = pair.records
  const [kept, setKept] = useState<string>()
  const [picks, setPicks] = useState<Picks>({})
  const { ids, preview, settledIds } = useSideBySide(object, [one.id, two.id], kept)
  const decide = useDecide(object, picks)
  const { isBusy } = decide
  const merge = async () => decide.merge(await settledIds())
  const tellApart = () => decide.tellApart(ids)
  const mayMerge = object.may.update && object.may.delete
  useKeys('Duplicates', [
    ...(mayMerge ? [{ keys: 'm', label: 'Merge them', run: () => void merge() }] : []),
    ...(object.may.update
      ? [{ keys: 'n', label: 'They are not the same', run: () => void tellApart() }]
      : []),
  ])
  return (
    <section aria-label={`Pair ${place.at} of ${place.of}`} className="min-w-0">
      <Likelihood pair={pair} />
      <p className="mt-2 font-serif text-large">{pair.because}</p>
      <div className="mt-4 mb-5 flex flex-wrap items-center gap-2">
        {mayMerge && (
          <Button variant="primary" icon={<Merge />} busy={isBusy} onClick={() => void merge()}>
            Merge <Kbd keys="m" tone="inverse" />
          </Button>
        )}
        {object.may.update && (
          <Button icon={<Split />} disabled={isBusy} onClick={() => void tellApart()}>
            Not the same <Kbd keys="n" />
          </Button>
        )}
        <span className="ms-auto flex items-center gap-1 text-muted">
          <IconButton
            label="Pair before"
            keys="k"
            icon={<ChevronLeft />}
            disabled={place.at === 1}
            onClick={onBefore}
          />
          <span className="tabular-nums">
            {number(place.at)} of {number(place.of)}
            {place.isMore && '+'}
          </span>
          <IconButton label="Next pair" keys="j" icon={<ChevronRight />} disabled={isLast} onClick={onNext} />
        </span>
      </div>
      {preview.isError ? (
        <ProblemState error={preview.error} what="these two" onRetry={() => void preview.refetch()} />
      ) : preview.data ? (
        <SideBySide
          object={object}
          preview={preview.data}
          picks={picks}
          onPicksChange={setPicks}
          onKeep={setKept}
          withoutKeys
        />
      ) : (
        <SkeletonText lines={8} />
      )}
    </section>
  )
}

function Likelihood({ pair }: { pair: DuplicatePair }) {
  const { percent } = useFormat()
  const { probability } = pair
  if (!isJudged(pair))
    return (
      <p>
        <Pill tone="attention">Named together</Pill>
      </p>
    )
  const tone = probability >= 0.9 ? 'good' : probability >= 0.7 ? 'attention' : 'plain'
  return (
    <p className="flex items-center gap-2">
      <Pill tone={tone}>{likelihoodWords(probability)}</Pill>
      <span className="text-small text-muted">{percent(probability)} by what their fields say</span>
    </p>
  )
}
