import { useState } from 'react'
import { TextArea } from '../../ui/TextArea.tsx'
import type { InputProps } from './input.ts'

/** Data for programs, written as JSON; what cannot be read yet is kept as it was typed and not handed on. */
export function JsonInput({ value, onValueChange, field, ...rest }: InputProps<'json'>) {
  const [typed, setTyped] = useState(() => (value === null ? '' : JSON.stringify(value, null, 2)))
  return (
    <TextArea
      aria-label={rest['aria-label']}
      name={field.property}
      className="font-mono text-small"
      spellCheck={false}
      value={typed}
      onValueChange={(text) => {
        setTyped(text)
        const read = readJson(text)
        if (read) onValueChange(read.value)
      }}
    />
  )
}

function readJson(text: string): { value: unknown } | undefined {
  if (text.trim() === '') return { value: null }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
