import { Combobox as Base } from '@base-ui/react/combobox'
import { X } from 'lucide-react'
import { useState } from 'react'
import { ComboboxList } from './ComboboxList.tsx'
import { classNames } from './class-names.ts'
import { keepOnEscape } from './keep-on-escape.ts'
import type { Option } from './option.ts'
import { type LoadOptions, useOptions } from './use-options.ts'

export interface MultiSelectProps {
  value: readonly Option[]
  onValueChange: (value: Option[]) => void
  /** As in `Combobox`. */
  load: LoadOptions
  placeholder?: string
  nothing?: string
  disabled?: boolean
  className?: string
  'aria-label'?: string
}

/** Several of many, found by typing; each becomes a chip that Backspace or × takes away. */
export function MultiSelect(props: MultiSelectProps) {
  const { value, onValueChange, load, placeholder, nothing = 'Nothing fits.', disabled, className } = props
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const found = useOptions(load, typed, open)
  return (
    <Base.Root
      multiple
      {...{ value, disabled, open }}
      onValueChange={(chosen, details) => keepOnEscape(details) || onValueChange(chosen)}
      items={found.options}
      filter={null}
      onOpenChange={setOpen}
      onInputValueChange={(text, details) => keepOnEscape(details) || setTyped(text)}
      itemToStringLabel={(option: Option) => option.label}
      isItemEqualToValue={(a: Option, b: Option) => a.value === b.value}
      autoHighlight
    >
      <Base.InputGroup
        className={classNames('field-line flex min-h-hit w-full min-w-0 items-center px-1', className)}
      >
        <Base.Chips className="flex w-full flex-wrap items-center gap-1 py-0.5">
          {value.map((option) => (
            <SelectedChip key={option.value} label={option.label} />
          ))}
          <Base.Input
            aria-label={props['aria-label']}
            placeholder={value.length === 0 ? placeholder : undefined}
            className="h-6 min-w-20 flex-1 bg-transparent px-1.5 text-control outline-none"
          />
        </Base.Chips>
      </Base.InputGroup>
      <ComboboxList found={found} nothing={nothing} />
    </Base.Root>
  )
}

function SelectedChip({ label }: { label: string }) {
  return (
    <Base.Chip
      aria-label={label}
      className="flex h-6 items-center rounded-sm bg-sunken pl-2 text-small outline-none data-highlighted:bg-accent-tint focus:bg-accent-tint touch:h-8"
    >
      {label}
      <Base.ChipRemove
        aria-label={`Remove ${label}`}
        className="flex h-full w-6 items-center justify-center rounded-sm text-muted hover:text-ink"
      >
        <X className="size-3.5" aria-hidden="true" />
      </Base.ChipRemove>
    </Base.Chip>
  )
}
