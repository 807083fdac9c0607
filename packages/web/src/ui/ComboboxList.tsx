import { Combobox as Base } from '@base-ui/react/combobox'
import { Check } from 'lucide-react'
import { type Option, optionLook } from './option.ts'
import type { FoundOptions } from './use-options.ts'

/** The list below a combobox: what was found, or why nothing is there. */
export function ComboboxList({ found, nothing }: { found: FoundOptions; nothing: string }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50">
        <Base.Popup className="floating popping max-h-[min(22rem,var(--available-height))] w-(--anchor-width) min-w-56 overflow-y-auto p-1">
          <Base.Status className="px-2 text-small text-muted not-empty:py-2">
            {statusWords(found)}
          </Base.Status>
          <Base.Empty className="px-2 text-small text-muted not-empty:py-2">
            {found.isLoading || found.error ? null : nothing}
          </Base.Empty>
          <Base.List>{(option: Option) => <ComboboxOption key={option.value} option={option} />}</Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  )
}

function ComboboxOption({ option }: { option: Option }) {
  return (
    <Base.Item value={option} disabled={option.disabled} className={optionLook}>
      {option.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{option.label}</span>
        {option.hint && <span className="block truncate text-small text-muted">{option.hint}</span>}
      </span>
      <Base.ItemIndicator className="text-accent">
        <Check aria-hidden="true" />
      </Base.ItemIndicator>
    </Base.Item>
  )
}

function statusWords({ isLoading, error, options }: FoundOptions): string | null {
  if (error) return 'The list could not be read. Type again to retry.'
  return isLoading && options.length === 0 ? 'Looking…' : null
}
