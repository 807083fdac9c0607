import { ChevronDown, ChevronRight, GripVertical, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { IconButton } from '../../../ui/IconButton.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { change, outcomeOptions, type Stage } from './pipelines.ts'
import { StageDetails } from './StageDetails.tsx'

interface StageRowProps {
  stage: Stage
  onMove: (by: number) => void
  onDragStart: () => void
  onDragEnd: () => void
  onRemove: () => void
}

/** One stage: its place, its name, what it means and how likely deals in it are won; below, what it asks for and brings. */
export function StageRow({ stage, onMove, onDragStart, onDragEnd, onRemove }: StageRowProps) {
  const [isOpen, setOpen] = useState(false)
  const { name, outcome, probability } = stage
  const save = (values: Partial<Stage>) =>
    change(`“${name}” is changed.`, 'PATCH', `stages/${stage.id}`, values)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || by === undefined) return
    event.preventDefault()
    onMove(by)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys reach it from the controls within
    <div onKeyDown={onKeyDown} className="py-2">
      <div className="flex flex-wrap items-center gap-2">
        <IconButton
          label={`Move ${name}: drag, or Alt and the arrow keys`}
          icon={<GripVertical />}
          draggable
          onDragStart={onDragStart}
          onDragEnd={onDragEnd}
          className="cursor-grab"
        />
        <TextInput
          key={name}
          aria-label={`Name of ${name}`}
          className="min-w-0 flex-1 basis-40"
          defaultValue={name}
          maxLength={200}
          onBlur={(event) => {
            const typed = event.currentTarget.value.trim()
            if (typed && typed !== name) void save({ name: typed })
          }}
        />
        <Select
          aria-label={`What ${name} means`}
          className="w-24 shrink-0"
          value={outcome}
          options={outcomeOptions}
          onValueChange={(next) => void save({ outcome: next })}
        />
        <div className="w-22 shrink-0">
          <NumberInput
            key={probability}
            aria-label={`Probability of ${name}`}
            value={Math.round(probability * 1000) / 10}
            min={0}
            max={100}
            digits={1}
            suffix="%"
            disabled={outcome !== 'open'}
            onValueChange={(percent) => percent !== null && void save({ probability: percent / 100 })}
          />
        </div>
        <IconButton
          label={isOpen ? `Less about ${name}` : `More about ${name}`}
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronDown /> : <ChevronRight />}
          onClick={() => setOpen(!isOpen)}
        />
        <IconButton label={`Remove ${name}`} icon={<Trash2 />} onClick={onRemove} />
      </div>
      {isOpen && <StageDetails stage={stage} onSave={save} />}
    </div>
  )
}
