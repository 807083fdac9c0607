import type { SelectOption } from '@regulars/model'
import { Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { toneOf } from '../../../records/cells/option-tone.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useFocusOnArrival } from '../../../ui/use-focus-on-arrival.ts'

export interface OptionsEditorProps {
  options: readonly SelectOption[]
  /** They can be called otherwise, but none can come or go. */
  isFixed: boolean
  onOptionsChange: (options: SelectOption[]) => void
}

/** The colours that look different from each other, by what they are. */
const colors = [
  { value: 'grey', label: 'Grey' },
  { value: 'blue', label: 'Blue' },
  { value: 'teal', label: 'Teal' },
  { value: 'green', label: 'Green' },
  { value: 'amber', label: 'Amber' },
  { value: 'brick', label: 'Brick' },
  { value: 'rose', label: 'Rose' },
]

const empty: SelectOption = { value: '', label: '' }

/**
 * The options of a choice, one below the other, written like a list: it begins with an empty line, Enter adds the next one, and Backspace
 * takes an empty one away.
 */
export function OptionsEditor({ options, isFixed, onOptionsChange }: OptionsEditorProps) {
  const list = useRef<HTMLOListElement>(null)
  useFocusOnArrival(list, options.length === 0)
  const lines = options.length === 0 && !isFixed ? [empty] : options
  const change = (index: number, part: Partial<SelectOption>) =>
    onOptionsChange(lines.map((option, at) => (at === index ? { ...option, ...part } : option)))
  const write = (next: SelectOption[], at: number) => {
    flushSync(() => onOptionsChange(next))
    list.current?.querySelectorAll<HTMLInputElement>('[data-option]').item(at)?.focus()
  }
  const add = (at: number) => write(lines.toSpliced(at, 0, empty), at)
  const remove = (index: number) => write(lines.toSpliced(index, 1), Math.max(0, index - 1))
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const isEmpty = lines[index]?.label === ''
    if (isFixed || event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !isEmpty) add(index + 1)
    else if (event.key === 'Backspace' && isEmpty && lines.length > 1) remove(index)
    else return
    event.preventDefault()
  }
  return (
    <fieldset>
      <legend className="mb-1 text-small font-medium text-muted">Options</legend>
      <ol ref={list} className="space-y-1.5">
        {lines.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option has no other identity while it is written
          <li key={index} className="flex items-center gap-1.5">
            <TextInput
              data-option=""
              aria-label={`Option ${index + 1}`}
              maxLength={100}
              value={option.label}
              onValueChange={(label) => change(index, { label })}
              onKeyDown={(event) => onKeyDown(event, index)}
            />
            <Select
              aria-label={`Colour of option ${index + 1}`}
              className="w-32 shrink-0"
              value={option.color ?? 'grey'}
              onValueChange={(color) => change(index, { color })}
              options={colors.map(({ value, label }) => ({
                value,
                label,
                icon: (
                  <Pill tone={toneOf({ color: value })} className="h-3.5 w-3.5 p-0">
                    {''}
                  </Pill>
                ),
              }))}
            />
            {!isFixed && (
              <IconButton
                label={`Remove option ${index + 1}`}
                icon={<Trash2 />}
                onClick={() => remove(index)}
              />
            )}
          </li>
        ))}
      </ol>
      {!isFixed && (
        <Button variant="quiet" className="-ms-3 mt-1" icon={<Plus />} onClick={() => add(lines.length)}>
          Add option
        </Button>
      )}
    </fieldset>
  )
}
