import { type Address, type AddressPart, addressPartLabels } from '@regulars/model'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { CountryInput } from './country.tsx'
import type { InputProps } from './input.ts'

/** A postal address, part by part. */
export function AddressInput({ value, onValueChange, field, ...rest }: InputProps<'address'>) {
  const named = rest['aria-label'] ?? field.label
  const set = (part: AddressPart, text: string | null) => {
    const { [part]: _, ...others } = value ?? {}
    const next: Address = text ? { ...others, [part]: text } : others
    onValueChange(Object.keys(next).length === 0 ? null : next)
  }
  const line = (part: Exclude<AddressPart, 'country'>) => (
    <Field label={addressPartLabels[part]}>
      <TextInput maxLength={200} value={value?.[part] ?? ''} onValueChange={(text) => set(part, text)} />
    </Field>
  )
  const country = {
    ...field,
    kind: 'country',
    property: `${field.property}.country`,
    required: false,
  } as const
  return (
    <fieldset aria-label={named} className="grid min-w-56 gap-2 rounded-md bg-raised">
      {line('street')}
      <div className="grid grid-cols-[7rem_1fr] gap-1.5">
        {line('postcode')}
        {line('city')}
      </div>
      {line('region')}
      <Field label={addressPartLabels.country}>
        <CountryInput
          field={country}
          value={value?.country ?? null}
          onValueChange={(code) => set('country', code)}
        />
      </Field>
    </fieldset>
  )
}
