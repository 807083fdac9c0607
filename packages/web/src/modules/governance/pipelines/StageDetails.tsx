import { FilterBuilder } from '../../../records/filter/FilterBuilder.tsx'
import { RelatedList } from '../../../records/page/RelatedList.tsx'
import { Field } from '../../../ui/Field.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import type { Stage } from './pipelines.ts'

interface StageDetailsProps {
  stage: Stage
  onSave: (values: Partial<Stage>) => Promise<boolean>
}

/** What a stage asks of deals that enter, what there is to do in it, and after how long deals in it are stale. */
export function StageDetails({ stage, onSave }: StageDetailsProps) {
  const { staleAfterDays, requirements } = stage
  return (
    <div className="mt-2 space-y-5 rounded-md bg-sunken px-4 py-3">
      <section>
        <h3 className="text-small font-medium text-muted">Asks for, before a deal enters</h3>
        <FilterBuilder
          object="deal"
          value={requirements ?? undefined}
          onValueChange={(next) => void onSave({ requirements: next ?? null })}
        />
      </section>
      <section>
        <h3 className="mb-1 text-small font-medium text-muted">To do when a deal enters</h3>
        <RelatedList object="stageTask" via="stage" id={stage.id} />
      </section>
      {stage.outcome === 'open' && (
        <Field label="Stale after" optional className="w-40">
          <NumberInput
            value={staleAfterDays}
            min={1}
            max={3650}
            digits={0}
            suffix="days"
            onValueChange={(days) => void onSave({ staleAfterDays: days })}
          />
        </Field>
      )}
    </div>
  )
}
