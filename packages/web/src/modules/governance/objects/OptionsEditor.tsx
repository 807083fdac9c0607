import type { SelectOption } from '@regulars/model'
import { Plus, Trash2 } from 'lucide-react'
import { toneOf } from '../../../records/cells/option-tone.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'

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

/** The options of a choice, one below the other. */
export function OptionsEditor({ options, isFixed, onOptionsChange }: OptionsEditorProps) {
  const change = (index: number, part: Partial<SelectOption>) =>
    onOptionsChange(options.map((option, at) => (at === index ? { ...option, ...part } : option)))
  return (
    <fieldset>
      <legend className="mb-1 text-small font-medium text-muted">Options</legend>
      <ol className="space-y-1.5">
        {options.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option has no other identity while it is written
          <li key={index} className="flex items-center gap-1.5">
            <TextInput
              aria-label={`Option ${index + 1}`}
              maxLength={100}
              value={option.label}
              onValueChange={(label) => change(index, { label })}
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
                onClick={() => onOptionsChange(options.filter((_, at) => at !== index))}
              />
            )}
          </li>
        ))}
      </ol>
      {!isFixed && (
        <Button
          variant="quiet"
          className="-ms-3 mt-1"
          icon={<Plus />}
          onClick={() => onOptionsChange([...options, { value: '', label: '' }])}
        >
          Add option
        </Button>
      )}
    </fieldset>
  )
}
