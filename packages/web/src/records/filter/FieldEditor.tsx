import type { Condition, FieldCondition } from '@regulars/model'
import { Select } from '../../ui/Select.tsx'
import { toColumn } from '../list/column.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import { operatorOptions, shapeOf } from './operator-words.ts'
import { ValueEditor } from './ValueEditor.tsx'

export interface FieldEditorProps {
  object: DescribedObject
  value: FieldCondition
  onValueChange: (value: Condition) => void
}

/** One field compared: its name, how, and with what. */
export function FieldEditor({ object, value, onValueChange }: FieldEditorProps) {
  const column = toColumn(useObjects(), object, value.field)
  if (!column) return <p className="text-muted">This field is there no more. Take the part away.</p>
  const { field } = column
  const name = column.steps.length > 0 ? `${column.object.label}: ${field.label}` : field.label
  return (
    <fieldset className="space-y-2">
      <legend className="mb-2 font-medium">{name}</legend>
      <Select
        aria-label="How it compares"
        options={operatorOptions(field.kind, field.operators)}
        value={value.op}
        onValueChange={(op) => {
          const isSame = shapeOf(op) === shapeOf(value.op)
          onValueChange({ field: value.field, op, ...(isSame ? { value: value.value } : {}) })
        }}
      />
      <ValueEditor
        field={field}
        operator={value.op}
        value={value.value}
        onValueChange={(next) => onValueChange({ field: value.field, op: value.op, value: next })}
      />
    </fieldset>
  )
}
