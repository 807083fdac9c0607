import { type Condition, checkCondition, type DescribedPart, inSentence } from '@regulars/model'
import { Plus } from 'lucide-react'
import { type Ref, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useFocusOnArrival } from '../../ui/use-focus-on-arrival.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { partsOf } from './PartList.tsx'
import { PartEditor } from './part-editor.ts'
import { StartPicker } from './StartPicker.tsx'
import { useParts } from './use-described.ts'

export interface FilterBuilderProps {
  /** Name of the object whose records are asked about. */
  object: string
  value: Condition | undefined
  /** With undefined when nothing is asked any more. */
  onValueChange: (value: Condition | undefined) => void
  /** The button that adds a part, for a key that presses it. */
  addButton?: Ref<HTMLButtonElement>
}

/**
 * A condition as a sentence whose parts can be changed: “People who are customers · have spent over €500 in the last 90 days + add”.
 * Only whole conditions are handed on.
 */
export function FilterBuilder({ object: name, value, onValueChange, addButton }: FilterBuilderProps) {
  const object = useObjects().object(name)
  const parts = useParts(name, value)
  const conditions = partsOf(value)
  const set = (next: readonly Condition[]) => onValueChange(next.length === 0 ? undefined : { all: next })
  const isAll = parts.length === 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label="Filter" className="flex min-h-hit flex-wrap items-center gap-x-1 gap-y-1">
      <span className="me-1 text-muted">
        {isAll
          ? `All ${inSentence(object.labelPlural)}`
          : `${object.labelPlural} ${object.person ? 'who' : 'that'}`}
      </span>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place
        <span key={index} className="flex max-w-full items-center gap-1">
          {index > 0 && <span className="text-muted">·</span>}
          <PartChip
            object={object}
            part={part}
            onChange={(next) => set(conditions.with(index, next))}
            onRemove={() => set(conditions.toSpliced(index, 1))}
          />
        </span>
      ))}
      <AddPart
        button={addButton}
        object={object}
        isFirst={isAll}
        onAdd={(part) => set([...conditions, part])}
      />
      {parts.length > 1 && (
        <Button variant="quiet" className="text-muted" onClick={() => onValueChange(undefined)}>
          Clear
        </Button>
      )}
    </div>
  )
}

interface PartChipProps {
  object: DescribedObject
  part: DescribedPart
  onChange: (next: Condition) => void
  onRemove: () => void
}

function PartChip({ object, part, onChange, onRemove }: PartChipProps) {
  return (
    <Popover
      title="Change this part"
      trigger={
        <button
          type="button"
          className="flex min-h-hit max-w-full items-center rounded-md px-1.5 text-start underline decoration-accent/50 decoration-dotted underline-offset-4 ring-focus hover:bg-hover data-popup-open:bg-hover"
        >
          {part.text}
        </button>
      }
    >
      {(close) => (
        <PartForm
          object={object}
          start={part.condition}
          verb="Change"
          onDone={(next) => {
            onChange(next)
            close()
          }}
          onRemove={() => {
            onRemove()
            close()
          }}
        />
      )}
    </Popover>
  )
}

interface AddPartProps {
  button: Ref<HTMLButtonElement> | undefined
  object: DescribedObject
  isFirst: boolean
  onAdd: (part: Condition) => void
}

function AddPart({ button, object, isFirst, onAdd }: AddPartProps) {
  return (
    <Popover
      title="Narrow down"
      trigger={
        <Button ref={button} variant="quiet" icon={<Plus />} className="text-muted">
          {isFirst ? 'Filter' : 'Add'}
        </Button>
      }
    >
      {(close) => (
        <NewPart
          object={object}
          onDone={(part) => {
            onAdd(part)
            close()
          }}
        />
      )}
    </Popover>
  )
}

function NewPart({ object, onDone }: { object: DescribedObject; onDone: (part: Condition) => void }) {
  const [draft, setDraft] = useState<Condition>()
  const [isBack, setBack] = useState(false)
  if (!draft) return <StartPicker object={object} takesFocus={isBack} onStart={setDraft} />
  return (
    <PartForm
      object={object}
      start={draft}
      verb="Add"
      isNew
      onDone={onDone}
      onRemove={() => {
        setDraft(undefined)
        setBack(true)
      }}
    />
  )
}

interface PartFormProps {
  object: DescribedObject
  start: Condition
  verb: 'Add' | 'Change'
  isNew?: boolean
  onDone: (part: Condition) => void
  onRemove: () => void
}

function PartForm({ object, start, verb, isNew, onDone, onRemove }: PartFormProps) {
  const { registry } = useObjects()
  const [draft, setDraft] = useState(start)
  const [isTold, setTold] = useState(false)
  const checked = checkCondition(draft, registry.object(object.name), registry)
  const problem = checked.ok ? undefined : checked.problems[0]?.problem
  const form = useRef<HTMLFormElement>(null)
  useFocusOnArrival(form)
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (checked.ok) onDone(checked.condition)
        else setTold(true)
      }}
    >
      <PartEditor value={ConditionEditor}>
        <ConditionEditor object={object} value={draft} onValueChange={setDraft} />
      </PartEditor>
      {isTold && problem && (
        <p role="alert" className="mt-3 text-small text-bad">
          {problem}
        </p>
      )}
      <div className="mt-4 flex justify-between gap-2">
        <Button variant="quiet" className="-ms-3" onClick={onRemove}>
          {isNew ? 'Back' : 'Take away'}
        </Button>
        <Button type="submit" variant="primary">
          {verb}
        </Button>
      </div>
    </form>
  )
}
