import { Combobox as Base } from '@base-ui/react/combobox'
import { ChevronsUpDown, X } from 'lucide-react'
import { useState } from 'react'
import { ComboboxList } from './ComboboxList.tsx'
import { classNames } from './class-names.ts'
import { keepOnEscape } from './keep-on-escape.ts'
import type { Option } from './option.ts'
import { type LoadOptions, useOptions } from './use-options.ts'

export interface ComboboxProps {
  value: Option | null
  onValueChange: (value: Option | null) => void
  /** Must keep its identity between renders (a module function or `useCallback`). For a fixed list: `fromList(options)`. */
  load: LoadOptions
  placeholder?: string
  /** Said when nothing fits what was typed. */
  nothing?: string
  /** One must be chosen: there is no way to clear it. */
  required?: boolean
  disabled?: boolean
  name?: string
  className?: string
  'aria-label'?: string
}

/** One of many, found by typing. */
export function Combobox(props: ComboboxProps) {
  const {
    value,
    onValueChange,
    load,
    placeholder,
    nothing = 'Nothing fits.',
    required = false,
    disabled,
    name,
    className,
  } = props
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const found = useOptions(load, typed === value?.label ? '' : typed, open)
  return (
    <Base.Root
      {...{ value, required, disabled, name, open }}
      onValueChange={(chosen, details) => keepOnEscape(details) || onValueChange(chosen)}
      items={found.options}
      filter={null}
      onOpenChange={setOpen}
      onInputValueChange={(text, details) => keepOnEscape(details) || setTyped(text)}
      itemToStringLabel={(option: Option) => option.label}
      itemToStringValue={(option: Option) => option.value}
      isItemEqualToValue={(a: Option, b: Option) => a.value === b.value}
      autoHighlight
    >
      <Base.InputGroup
        className={classNames(
          'field-line @container flex h-hit w-full min-w-0 items-center gap-1.5 pl-2.5',
          className,
        )}
      >
        <Base.Input
          aria-label={props['aria-label']}
          placeholder={placeholder}
          className="size-full min-w-0 bg-transparent text-control outline-none"
        />
        {!required && (
          <Base.Clear aria-label="Clear" className={classNames(sideButton, '@max-[8rem]:hidden')}>
            <X className="size-4" aria-hidden="true" />
          </Base.Clear>
        )}
        <Base.Trigger aria-label="Show the choices" className={sideButton}>
          <ChevronsUpDown className="size-4" aria-hidden="true" />
        </Base.Trigger>
      </Base.InputGroup>
      <ComboboxList found={found} nothing={nothing} />
    </Base.Root>
  )
}

const sideButton =
  'flex h-full w-7 shrink-0 items-center justify-center rounded-md text-muted ring-focus hover:text-ink'
