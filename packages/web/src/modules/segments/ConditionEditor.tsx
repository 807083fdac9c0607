import type { Condition } from '@regulars/model'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { FilterBuilder } from '../../records/filter/FilterBuilder.tsx'
import { useDescribed, useSentence } from '../../records/filter/use-described.ts'
import { classNames } from '../../ui/class-names.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { everybody } from './everybody.ts'

export interface ConditionEditorProps {
  condition: Condition
  /** Absent when it may only be read. */
  onChange?: (condition: Condition) => void
}

/** Whom a segment means, as a sentence with parts to change, and how many that are at this moment. */
export function ConditionEditor({ condition, onChange }: ConditionEditorProps) {
  const described = useDescribed('contact', condition)
  const { number } = useFormat()
  const sentence = useSentence('contact', condition)
  const { data } = described
  return (
    <section
      aria-label="Who is meant"
      className="mb-6 rounded-lg border border-hairline bg-raised px-4 pt-3.5 pb-4"
    >
      <p
        aria-live="polite"
        className={classNames('mb-2 transition-opacity', described.isPlaceholderData && 'opacity-60')}
      >
        {data ? (
          <>
            <span className="font-serif text-title">
              {data.countIsEstimate && 'about '}
              {number(data.count)}
            </span>{' '}
            <span className="text-muted">{data.count === 1 ? 'person' : 'people'} now</span>
          </>
        ) : (
          !described.isError && <Skeleton className="h-8 w-32" />
        )}
      </p>
      {onChange ? (
        <FilterBuilder
          object="contact"
          value={condition}
          onValueChange={(next) => onChange(next ?? everybody)}
        />
      ) : (
        <p>{sentence}</p>
      )}
      <div className="mt-3 empty:hidden">
        <ProblemCallout error={described.error} />
      </div>
    </section>
  )
}
