import { useMemo } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { localeOfWords } from '../../ui/format/locale-of-words.ts'
import { fromList } from '../../ui/from-list.ts'
import type { FieldFacts } from '../objects/described-object.ts'

export interface CodeInputProps {
  value: string | null
  onValueChange: (value: string | null) => void
  field: FieldFacts & { required?: boolean }
  type: 'currency' | 'region'
  codes: readonly string[]
  locale: string
  'aria-label'?: string
  onChosen?: () => void
}

/** One of the codes that the world has agreed on, by its name in the reader's language. */
export function CodeInput(props: CodeInputProps) {
  const { value, onValueChange, field, type, codes, locale, onChosen } = props
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(localeOfWords(locale), { type })
    return codes
      .map((code) => ({ value: code, label: names.of(code) ?? code, hint: code }))
      .toSorted((a, b) => a.label.localeCompare(b.label, locale))
  }, [codes, locale, type])
  const load = useMemo(() => fromList(options), [options])
  return (
    <Combobox
      aria-label={props['aria-label']}
      name={field.property}
      load={load}
      required={field.required}
      value={options.find((option) => option.value === value) ?? null}
      onValueChange={(option) => {
        onValueChange(option?.value ?? null)
        onChosen?.()
      }}
    />
  )
}
