import { canRollUp, inSentence, type RollUp, type RollUpTake } from '@regulars/model'
import { FilterBuilder } from '../../../records/filter/FilterBuilder.tsx'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { ComputedPreview } from './ComputedPreview.tsx'

export interface RollUpEditorProps {
  object: DescribedObject
  value: Partial<RollUp>
  onValueChange: (rollUp: Partial<RollUp>) => void
}

const takes: { value: RollUpTake; label: string }[] = [
  { value: 'count', label: 'How many there are' },
  { value: 'sum', label: 'The sum of' },
  { value: 'avg', label: 'The average of' },
  { value: 'min', label: 'The least of' },
  { value: 'max', label: 'The greatest of' },
  { value: 'latest', label: 'The latest' },
  { value: 'list', label: 'A list of' },
]

/** Which related records are summed up, what is made of them, and which of them count. */
export function RollUpEditor({ object, value, onValueChange }: RollUpEditorProps) {
  const catalogue = useObjects()
  const relations = object.relations.filter(({ to }) => catalogue.find(to))
  const relation = relations.find(({ name }) => name === value.over)
  const there = relation && catalogue.find(relation.to)
  const { take = 'count' } = value
  const isWhole = relation && (take === 'count' || value.of !== undefined)
  if (relations.length === 0)
    return (
      <p className="text-muted">
        No other records point to {inSentence(object.labelPlural)} yet. Add a field “Record” to another object
        first.
      </p>
    )
  return (
    <div className="space-y-4">
      <Field label="Over which records?">
        <Select
          value={value.over ?? null}
          onValueChange={(over) => onValueChange({ over, take: 'count' })}
          options={relations.map(({ name, to }) => ({
            value: name,
            label: relationLabel(name, catalogue.object(to)),
          }))}
        />
      </Field>
      {there && <Measured there={there} value={{ ...value, take }} onValueChange={onValueChange} />}
      {there && (
        <Field label="Which of them count?">
          <FilterBuilder
            object={there.name}
            value={value.where}
            onValueChange={(where) => onValueChange(without({ ...value, take }, where))}
          />
        </Field>
      )}
      {isWhole && <ComputedPreview object={object} settings={{ rollUp: { ...value, take } }} />}
    </div>
  )
}

/** "Orders"; with the name of the relation where an object has several to the same. */
const relationLabel = (name: string, { labelPlural }: DescribedObject): string =>
  name.toLowerCase() === labelPlural.toLowerCase().replaceAll(' ', '')
    ? labelPlural
    : `${labelPlural} (${name})`

function without({ where: _, ...rest }: Partial<RollUp>, where: RollUp['where']): Partial<RollUp> {
  return where === undefined ? rest : { ...rest, where }
}

interface MeasuredProps {
  there: DescribedObject
  value: Partial<RollUp> & { take: RollUpTake }
  onValueChange: (rollUp: Partial<RollUp>) => void
}

function Measured({ there, value, onValueChange }: MeasuredProps) {
  const { take, of } = value
  const fields = there.fields.filter((field) => canRollUp(take, field))
  const choose = (next: RollUpTake) => {
    const { of: _, ...rest } = value
    const fits = there.fields.some((field) => field.key === of && canRollUp(next, field))
    onValueChange({ ...rest, take: next, ...(fits && of !== undefined ? { of } : {}) })
  }
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label="What is made of them?">
        <Select value={take} onValueChange={choose} options={takes} />
      </Field>
      {take !== 'count' && (
        <Field label="Of which field?">
          <Select
            value={of ?? null}
            onValueChange={(next) => onValueChange({ ...value, of: next })}
            options={fields.map(({ key, label }) => ({ value: key, label }))}
          />
        </Field>
      )}
    </div>
  )
}
