import type { FieldKind } from '@regulars/model'
import { type ReactNode, useRef, useState } from 'react'
import { asProblem } from '../../app/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFocusOnArrival } from '../../ui/use-focus-on-arrival.ts'
import { type AnyValue, FieldInput } from '../inputs/index.tsx'
import type { DescribedField, DescribedObject, RecordRow } from '../objects/described-object.ts'

/** Values by their names in JSON. */
export type Values = Readonly<Record<string, AnyValue>>

export interface RecordFormProps {
  id: string
  object: DescribedObject
  values: Values
  /** What is known already and need not be asked. */
  given?: Values
  onValuesChange: (values: Values) => void
  /** What the server said; each fault is shown at its field. */
  error?: unknown
  onSubmit: () => void
}

/** The fields of a new record: those that matter first, the others behind a button. */
export function RecordForm({
  id,
  object,
  values,
  given = {},
  onValuesChange,
  error,
  onSubmit,
}: RecordFormProps) {
  const [isWhole, setWhole] = useState(false)
  const writable = object.fields.filter(({ writable, property }) => writable && !(property in given))
  const first = writable.filter((field) => isFirst(object, field))
  const rest = writable.filter((field) => !first.includes(field))
  const problem = error === undefined ? undefined : asProblem(error)
  const areOthersAtFault = rest.some(({ property }) => problem?.faultOf(property))
  const shown = isWhole || areOthersAtFault ? writable : first
  const record = { id: '', ...values } as RecordRow
  return (
    <form
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
      className="grid gap-x-4 gap-y-4 pt-2 sm:grid-cols-2"
    >
      {shown.map((field) => (
        <Arriving
          key={field.key}
          takesFocus={isWhole && field === rest[0]}
          className={wide.has(field.kind) ? 'sm:col-span-2' : undefined}
        >
          <Field
            label={field.label}
            optional={!field.required}
            error={problem?.faultOf(field.property)}
            hint={field.description}
          >
            <FieldInput
              field={field}
              record={record}
              value={values[field.property] ?? ((field.default ?? null) as AnyValue)}
              onValueChange={(value) => onValuesChange({ ...values, [field.property]: value })}
            />
          </Field>
        </Arriving>
      ))}
      {shown !== writable && rest.length > 0 && (
        <div className="sm:col-span-2">
          <Button variant="quiet" className="-ms-3" onClick={() => setWhole(true)}>
            {rest.length} more fields
          </Button>
        </div>
      )}
    </form>
  )
}

interface ArrivingProps {
  /** It comes in place of the button that had the focus. */
  takesFocus: boolean
  className: string | undefined
  children: ReactNode
}

function Arriving({ takesFocus, className, children }: ArrivingProps) {
  const place = useRef<HTMLDivElement>(null)
  useFocusOnArrival(place, takesFocus)
  return (
    <div ref={place} className={className}>
      {children}
    </div>
  )
}

/** Kinds that need the whole width. */
const wide: ReadonlySet<FieldKind> = new Set([
  'longText',
  'richText',
  'address',
  'recurrence',
  'file',
  'links',
  'json',
])

/** Required ones and those that lists show; all of them where there are only a few. */
function isFirst(object: DescribedObject, field: DescribedField): boolean {
  if (field.key === 'owner') return false
  if (field.required || object.fields.filter(({ writable }) => writable).length <= 8) return true
  return object.columns.includes(field.key)
}
