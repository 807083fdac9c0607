import { inSentence, kindOf } from '@regulars/model'
import { useState } from 'react'
import { TextInput } from '../../ui/TextInput.tsx'
import type { InputProps } from './input.ts'

/** A colour, by its code or from the palette of the browser. */
export function ColorInput({ value, onValueChange, field, ...rest }: InputProps<'color'>) {
  const [typed, setTyped] = useState<string | null>(null)
  const leave = () => {
    if (typed === null) return
    const parsed = kindOf(field).parse(typed, field, {})
    if (typed.trim() === '') onValueChange(null)
    else if (parsed.ok) onValueChange(parsed.value as string)
    setTyped(null)
  }
  return (
    <TextInput
      aria-label={rest['aria-label']}
      name={field.property}
      placeholder="#1f7a4d"
      maxLength={7}
      value={typed ?? value ?? ''}
      onValueChange={setTyped}
      onBlur={leave}
      suffix={
        <input
          type="color"
          aria-label={`Choose ${inSentence(field.label)}`}
          value={value ?? '#808080'}
          onChange={({ target }) => onValueChange(target.value)}
          className="h-5 w-7 cursor-pointer rounded-sm border border-rule bg-transparent p-0 ring-focus"
        />
      }
    />
  )
}
