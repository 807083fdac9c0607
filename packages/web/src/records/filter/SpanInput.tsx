import { type Span, trySpan } from '@regulars/model'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'

const units = [
  { value: 'h', label: 'hours' },
  { value: 'd', label: 'days' },
  { value: 'w', label: 'weeks' },
  { value: 'm', label: 'months' },
  { value: 'y', label: 'years' },
] as const satisfies readonly { value: Span['unit']; label: string }[]

/** A length of time as conditions write it: `90d`. */
export function SpanInput({
  value,
  onValueChange,
}: {
  value: unknown
  onValueChange: (span: string) => void
}) {
  const { amount, unit } = (typeof value === 'string' ? trySpan(value) : undefined) ?? {
    amount: null,
    unit: 'd' as const,
  }
  const change = (next: number | null, of: Span['unit']) => onValueChange(next === null ? '' : `${next}${of}`)
  return (
    <div className="grid grid-cols-2 gap-2">
      <NumberInput
        aria-label="How many"
        value={amount}
        min={1}
        max={99_999}
        digits={0}
        onValueChange={(next) => change(next, unit)}
      />
      <Select
        aria-label="Unit of time"
        options={units}
        value={unit}
        onValueChange={(next) => change(amount, next)}
      />
    </div>
  )
}
