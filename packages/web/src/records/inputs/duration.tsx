import { durationWords, readDuration } from '@regulars/model'
import { useEffect, useState } from 'react'
import { TextInput } from '../../ui/TextInput.tsx'
import type { InputProps } from './input.ts'

/** How long something takes, written as people say it: 1:30, 90 min, 2 h. A bare figure is minutes. */
export function DurationInput({ value, onValueChange, field, ...rest }: InputProps<'duration'>) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isBad, setBad] = useState(false)
  useEffect(() => {
    if (value !== null) setBad(false)
  }, [value])
  const leave = () => {
    if (typed === null) return
    const seconds = secondsOf(typed)
    setBad(seconds === undefined)
    if (seconds === undefined) return
    setTyped(null)
    onValueChange(seconds)
  }
  return (
    <TextInput
      aria-label={rest['aria-label']}
      aria-invalid={isBad || undefined}
      name={field.property}
      placeholder="1 h 30 min"
      value={typed ?? (value === null ? '' : durationWords(value))}
      onValueChange={setTyped}
      onBlur={leave}
      suffix={isBad && <span className="text-small text-bad">Not a duration</span>}
    />
  )
}

/** Seconds, null for nothing, undefined for what is no span of time. */
function secondsOf(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  return readDuration(/^\d+([.,]\d+)?$/.test(text) ? `${text} min` : text)
}
