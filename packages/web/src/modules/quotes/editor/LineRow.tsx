import type { PricedLine } from '@regulars/model'
import { Trash2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { MoneyInput } from '../../../ui/MoneyInput.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { LinePeriod } from '../quote.ts'
import type { DraftLine } from './draft-line.ts'

const periods: { value: LinePeriod; label: string }[] = [
  { value: 'once', label: 'Once' },
  { value: 'month', label: 'Monthly' },
  { value: 'year', label: 'Yearly' },
]

export interface LineRowProps {
  line: DraftLine
  amounts: PricedLine
  currency: string
  /** The first line has none above it that it could stand in place of. */
  isFirst: boolean
  /** What goes with its product, below. */
  related?: ReactNode
  taxClasses: readonly { id: string; name: string }[]
  onChange: (values: Partial<DraftLine>) => void
  onQuantityChange: (quantity: number) => void
  onRemove: () => void
  onMove: (by: number) => void
  /** Enter: this line is done. */
  onNext: () => void
}

/** One line: its name above, its figures below; side by side where there is room. */
export function LineRow(props: LineRowProps) {
  const {
    line,
    amounts,
    currency,
    isFirst,
    related,
    taxClasses,
    onChange,
    onQuantityChange,
    onRemove,
    onMove,
    onNext,
  } = props
  const { moneyExact } = useFormat()
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.altKey && by !== undefined) {
      event.preventDefault()
      onMove(by)
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      event.target.blur()
      onNext()
    }
  }
  const of = (what: string) => `${what} of ${line.name}`
  return (
    <li
      data-line={line.key}
      onKeyDown={onKeyDown}
      className="grid grid-cols-2 gap-2 border-b border-hairline py-2.5 md:grid-cols-[minmax(9rem,1fr)_6.5rem_8.5rem_5.5rem_7rem_2rem] md:items-center"
    >
      <div className="col-span-2 flex items-center gap-2 md:col-span-1">
        {line.alternative && !isFirst && <span className="shrink-0 text-small text-muted">or</span>}
        <TextInput
          aria-label="Name"
          value={line.name}
          maxLength={500}
          onValueChange={(name) => onChange({ name })}
        />
      </div>
      <div data-part="quantity">
        <NumberInput
          aria-label={of('Quantity')}
          value={line.quantity}
          min={0}
          digits={6}
          suffix={line.unit && <span className="text-small">{line.unit}</span>}
          onValueChange={(quantity) => quantity !== null && onQuantityChange(quantity)}
        />
      </div>
      <MoneyInput
        aria-label={of('Price')}
        minor={line.unitPrice}
        currency={currency}
        min={0}
        onMinorChange={(unitPrice) => onChange({ unitPrice: unitPrice ?? 0 })}
      />
      <NumberInput
        aria-label={of('Discount')}
        value={line.discountShare ? Math.round(line.discountShare * 100_000) / 1000 : null}
        min={0}
        max={100}
        digits={3}
        suffix="%"
        placeholder="0"
        onValueChange={(percent) => onChange({ discountShare: percent === null ? null : percent / 100 })}
      />
      <span className="self-center text-right font-medium tabular-nums">
        {moneyExact(amounts.listAmount - amounts.lineDiscount, currency)}
      </span>
      <div className="col-span-2 flex items-center justify-between gap-3 md:order-last md:col-span-6">
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <Offered {...{ line, isFirst, onChange }} />
          <div className="w-28">
            <Select
              aria-label={of('How often is it charged')}
              value={line.period}
              options={periods}
              onValueChange={(period) => onChange({ period })}
            />
          </div>
          {taxClasses.length > 0 && (
            <div className="w-36">
              <Select
                aria-label={of('Tax class')}
                value={line.taxClassId}
                placeholder="No tax class"
                options={taxClasses.map(({ id, name }) => ({ value: id, label: name }))}
                onValueChange={(taxClassId) => onChange({ taxClassId })}
              />
            </div>
          )}
          <div className="w-24">
            <TextInput
              aria-label={of('Unit')}
              placeholder="Unit"
              value={line.unit ?? ''}
              maxLength={30}
              onValueChange={(unit) => onChange({ unit: unit || null })}
            />
          </div>
        </div>
        <span className="md:hidden">
          <IconButton label={`Remove ${line.name}`} icon={<Trash2 />} onClick={onRemove} />
        </span>
      </div>
      <span className="max-md:hidden">
        <IconButton label={`Remove ${line.name}`} icon={<Trash2 />} onClick={onRemove} />
      </span>
      {related}
    </li>
  )
}

/** Whether it is sold in any case, when the customer wishes, or in place of the line above. */
function Offered({ line, isFirst, onChange }: Pick<LineRowProps, 'line' | 'isFirst' | 'onChange'>) {
  return (
    <>
      {!line.alternative && (
        <Checkbox checked={line.optional} onCheckedChange={(optional) => onChange({ optional })}>
          <span className="text-small">Optional</span>
        </Checkbox>
      )}
      {!isFirst && (
        <Checkbox
          checked={line.alternative}
          onCheckedChange={(alternative) => onChange({ alternative, optional: false })}
        >
          <span className="text-small">Instead of the above</span>
        </Checkbox>
      )}
    </>
  )
}
