import {
  type AnyReferenceValue,
  anyReferenceText,
  type ConditionValue,
  type Operator,
  tryAnyReference,
} from '@regulars/model'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { type AnyValue, FieldInput } from '../inputs/index.tsx'
import type { DescribedField } from '../objects/described-object.ts'
import { shapeOf } from './operator-words.ts'
import { SeveralInput } from './SeveralInput.tsx'
import { SpanInput } from './SpanInput.tsx'

export interface ValueEditorProps {
  field: DescribedField
  operator: Operator
  value: ConditionValue | undefined
  onValueChange: (value: ConditionValue | undefined) => void
}

/** What a field is compared with, after its kind and the operator. */
export function ValueEditor({ field, operator, value, onValueChange }: ValueEditorProps) {
  const shape = shapeOf(operator)
  if (shape === 'nothing') return null
  if (shape === 'span') return <SpanInput value={value} onValueChange={onValueChange} />
  if (shape === 'several') return <SeveralInput field={field} value={value} onValueChange={onValueChange} />
  if (shape === 'one') return <OneValue field={field} value={value} onValueChange={onValueChange} />
  const [from, to] = Array.isArray(value) ? value : [undefined, undefined]
  const set = (ends: (ConditionValue | undefined)[]) =>
    onValueChange(ends.map((end) => end ?? null) as unknown as ConditionValue)
  return (
    <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-2">
      <OneValue field={field} value={from} onValueChange={(next) => set([next, to])} />
      and
      <OneValue field={field} value={to} onValueChange={(next) => set([from, next])} />
    </div>
  )
}

type OneValueProps = Omit<ValueEditorProps, 'operator'>

const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

function OneValue({ field, value, onValueChange }: OneValueProps) {
  const given = value === undefined || value === null ? null : value
  if (field.kind === 'date' || field.kind === 'instant')
    return given === null || isDay(given) ? (
      <DateInput
        aria-label="Day"
        value={given as string | null}
        onValueChange={(day) => onValueChange(day ?? undefined)}
      />
    ) : (
      <TextInput aria-label="Day" value={String(given)} onValueChange={onValueChange} />
    )
  if (field.kind === 'multiSelect' && field.options.length === 0)
    return <TextInput aria-label={field.label} value={String(given ?? '')} onValueChange={onValueChange} />
  if (field.kind === 'address' || field.kind === 'file')
    return <TextInput aria-label={field.label} value={String(given ?? '')} onValueChange={onValueChange} />
  if (field.kind === 'anyReference')
    return (
      <FieldInput
        aria-label={field.label}
        field={field}
        value={tryAnyReference(String(given ?? '')) ?? null}
        onValueChange={(next) =>
          onValueChange(next === null ? undefined : anyReferenceText(next as AnyReferenceValue))
        }
      />
    )
  if (field.kind === 'reference' && field.to === 'user')
    return <WhoValue field={field} value={value} onValueChange={onValueChange} />
  return (
    <FieldInput
      aria-label={field.label}
      field={singular(field)}
      value={given as AnyValue}
      onValueChange={(next) => onValueChange((next ?? undefined) as ConditionValue | undefined)}
    />
  )
}

/** What compares with one value takes one; bounds of what may be written do not hold for what may be asked. */
function singular(field: DescribedField): DescribedField {
  if (field.kind === 'multiSelect') return { ...field, kind: 'select', required: true } as DescribedField
  if (field.kind === 'richText' || field.kind === 'longText')
    return { ...field, kind: 'text' } as DescribedField
  if (field.kind === 'number' || field.kind === 'money') return { ...field, min: undefined }
  if (field.kind === 'yesNo' || field.kind === 'select') return { ...field, required: true }
  return field
}

/** A user, or whoever looks at the list. */
function WhoValue({ field, value, onValueChange }: OneValueProps) {
  if (value === 'me')
    return (
      <Button className="w-full" onClick={() => onValueChange(undefined)}>
        Me; choose somebody else
      </Button>
    )
  return (
    <div className="flex gap-2">
      <FieldInput
        aria-label={field.label}
        field={field}
        value={(value ?? null) as AnyValue}
        onValueChange={(id) => onValueChange((id ?? undefined) as ConditionValue | undefined)}
      />
      <Button onClick={() => onValueChange('me')}>Me</Button>
    </div>
  )
}
