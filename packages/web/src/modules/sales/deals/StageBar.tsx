import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useObject } from '../../../records/objects/use-objects.ts'
import type { ShownRecord } from '../../../records/page/use-record.ts'
import { classNames } from '../../../ui/class-names.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { CloseDialog } from './CloseDialog.tsx'
import { type PathStage, pathQuery, sayLacks } from './deal-path.ts'
import { moveDeal } from './move-deal.ts'

/** The stages of the pipeline in a row: how far the deal is, and a press away the next one. */
export function StageBar({ deal }: { deal: ShownRecord }) {
  const object = useObject('deal')
  const path = useQuery(pathQuery(deal.id))
  const [closing, setClosing] = useState<PathStage | null>(null)
  if (path.isError) return <ProblemState error={path.error} what="the stages" onRetry={path.refetch} />
  if (!path.data) return <Skeleton className="h-11 w-full" />
  const { stages } = path.data
  const mayMove = object.may.update && deal.may?.update !== false
  const current = stages.findIndex(({ id }) => id === deal.stageId)
  const press = (stage: PathStage) =>
    stage.outcome === 'open' ? void moveDeal(object, deal, stage) : setClosing(stage)
  const next = stages[current]?.outcome === 'open' ? stages[current + 1] : undefined
  return (
    <section aria-label="Stages">
      <ol className="flex flex-wrap gap-1 max-sm:flex-col">
        {stages.map((stage, index) => (
          <StageButton
            key={stage.id}
            stage={stage}
            isCurrent={index === current}
            isPast={index < current && stages[current]?.outcome !== 'lost'}
            disabled={!mayMove || index === current}
            onPress={() => press(stage)}
          />
        ))}
      </ol>
      {next && next.lacks.length > 0 && <p className="mt-2 text-small text-muted">{sayLacks(next)}</p>}
      {closing && <CloseDialog deal={deal} stage={closing} onClose={() => setClosing(null)} />}
    </section>
  )
}

interface StageButtonProps {
  stage: PathStage
  isCurrent: boolean
  isPast: boolean
  disabled: boolean
  onPress: () => void
}

function StageButton({ stage, isCurrent, isPast, disabled, onPress }: StageButtonProps) {
  const { name, days, lacks } = stage
  return (
    <li className="min-w-0 flex-1">
      <button
        type="button"
        aria-current={isCurrent ? 'step' : undefined}
        disabled={disabled}
        onClick={onPress}
        title={lacks.length > 0 ? sayLacks(stage) : undefined}
        className={classNames(
          'flex h-hit w-full items-center justify-center gap-1.5 rounded-md px-2 text-small font-medium whitespace-nowrap ring-focus touch:h-11',
          lookOf(stage, isCurrent, isPast),
          !disabled && 'hover:bg-hover hover:text-ink',
        )}
      >
        {isPast && <Check className="size-3.5 shrink-0" aria-hidden="true" />}
        <span className="truncate">{name}</span>
        {isCurrent && days !== null && <span className="font-normal">{sayStay(days)}</span>}
      </button>
    </li>
  )
}

function lookOf({ outcome }: PathStage, isCurrent: boolean, isPast: boolean): string {
  if (isCurrent && outcome === 'won') return 'bg-good-tint text-good'
  if (isCurrent && outcome === 'lost') return 'bg-bad-tint text-bad'
  if (isCurrent) return 'bg-accent text-on-accent'
  return isPast ? 'bg-accent-tint text-accent' : 'bg-sunken text-muted'
}

const sayStay = (days: number): string => (days < 1 ? 'today' : `${Math.round(days)} d`)
