import type { FormElement } from '@regulars/model'
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'

export interface QuestionRowProps {
  element: FormElement
  index: number
  /** Another question is carried over it. */
  isOver: boolean
  isCarried: boolean
  onGrip: (event: PointerEvent) => void
  onKeyDown: (event: KeyboardEvent) => void
  onChange: (values: Partial<FormElement>) => void
  /** By finger, since there one scrolls instead of carrying. */
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One question: its words, what helps with it, whether it is needed, and which field it fills. */
export function QuestionRow(props: QuestionRowProps) {
  const { element, index, isOver, isCarried, onGrip, onKeyDown, onChange, onMove, onRemove } = props
  const { registry, object } = useObjects()
  const [of = '', key = ''] = element.field.split('.')
  const field = object(of).fields.find((each) => each.key === key)
  const about = `${registry.object(of).label}: ${field?.label ?? key}`
  return (
    <li
      data-drop={String(index)}
      onKeyDown={onKeyDown}
      className={classNames(
        'flex items-start gap-2 border-b border-hairline py-3',
        isOver && 'bg-accent-tint',
        isCarried && 'opacity-50',
      )}
    >
      <button
        type="button"
        data-grip
        aria-label={`Move “${element.label}”: Alt with an arrow`}
        onPointerDown={onGrip}
        className="flex h-hit w-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-muted ring-focus hover:bg-hover"
      >
        <GripVertical className="size-4" aria-hidden="true" />
      </button>
      <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
        <TextInput
          aria-label="Question"
          value={element.label}
          maxLength={300}
          onValueChange={(label) => onChange({ label })}
        />
        <TextInput
          aria-label={`Help for “${element.label}”`}
          placeholder="What helps to answer it"
          value={element.help ?? ''}
          maxLength={1000}
          onValueChange={(help) => onChange({ help })}
        />
        <div className="flex flex-wrap items-center justify-between gap-x-4 sm:col-span-2">
          <span className="text-small text-muted">{about}</span>
          <Checkbox checked={element.required} onCheckedChange={(required) => onChange({ required })}>
            <span className="text-small">Needed</span>
          </Checkbox>
        </div>
      </div>
      <div className="flex shrink-0 flex-col">
        <IconButton label={`Remove “${element.label}”`} icon={<Trash2 />} onClick={onRemove} />
        <span className="hidden flex-col touch:flex">
          <IconButton label={`Move “${element.label}” up`} icon={<ArrowUp />} onClick={() => onMove(-1)} />
          <IconButton label={`Move “${element.label}” down`} icon={<ArrowDown />} onClick={() => onMove(1)} />
        </span>
      </div>
    </li>
  )
}
