import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { type AnyValue, FieldInput } from '../inputs/index.tsx'
import type { DescribedField, RecordRow } from '../objects/described-object.ts'
import type { CellFault } from './cell-faults.ts'
import type { Move } from './row-verbs.ts'

export interface CellEditorProps {
  field: DescribedField
  record: RecordRow
  /** What could not be saved before and is to be mended. */
  start?: CellFault
  /** Ends editing; with a value it is to be saved. `move` says where the eye goes next. */
  onDone: (result?: { value: AnyValue }, move?: Move) => void
}

/** Where writing begins, whatever the input is made of. */
const firstStops = 'textarea, input:not([type=file]), [role=combobox], [role=slider], [data-first]'

/** The input inside a cell or a line: Enter saves and goes down, Tab saves and goes on (with Shift back), Escape leaves it as it was. */
export function CellEditor({ field, record, start, onDone }: CellEditorProps) {
  const before = (record[field.property] ?? null) as AnyValue
  const [value, setValue] = useState<AnyValue>(start?.value === undefined ? before : start.value)
  const latest = useRef(value)
  const isOver = useRef(false)
  /** A key is ending it, and says where to go. */
  const isEnding = useRef(false)
  const box = useRef<HTMLDivElement>(null)
  const written = start?.value === undefined ? start?.text : undefined
  // Before the browser acts on the key that opened the editor, so that a letter is written into it.
  useLayoutEffect(() => {
    const input = box.current?.querySelector<HTMLElement>(firstStops)
    input?.focus()
    if (!(input instanceof HTMLInputElement) || input.type === 'date') return
    input.select()
    if (written !== undefined) document.execCommand('insertText', false, written)
  }, [written])
  const change = (next: AnyValue) => {
    latest.current = next
    setValue(next)
  }
  const end = (move?: Move) => {
    if (isOver.current) return
    isOver.current = true
    onDone(sameValue(latest.current, before) ? undefined : { value: latest.current }, move)
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      isOver.current = true
      onDone(undefined, 'stay')
    } else if (
      (event.key === 'Tab' && !leadsWithin(event, box.current)) ||
      (event.key === 'Enter' && !event.shiftKey && !isListOpen(event) && !isPressed(event))
    ) {
      event.preventDefault()
      isEnding.current = true
      // Numbers are read when their input is left, so leaving comes before saving.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const { key, shiftKey } = event
      setTimeout(() => end(key === 'Enter' ? 'down' : shiftKey ? 'previous' : 'next'))
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the keys of the input inside
    <div
      ref={box}
      className="w-full min-w-0"
      onKeyDown={press}
      onBlur={({ relatedTarget }) => {
        if (isEnding.current || (relatedTarget instanceof Node && box.current?.contains(relatedTarget)))
          return
        // A list of choices, or the window in which files are chosen, lies outside of the box; while it is open the editing goes on.
        setTimeout(() => !box.current?.querySelector('[aria-expanded=true], [data-busy]') && end())
      }}
    >
      <FieldInput
        field={field}
        value={value}
        onValueChange={change}
        record={record}
        aria-label={field.label}
        onChosen={() => setTimeout(() => end('stay'))}
      />
    </div>
  )
}

/** Of several inputs of one value, Tab goes to the next. */
function leadsWithin({ target, shiftKey }: KeyboardEvent, box: HTMLElement | null): boolean {
  const stops = [...(box?.querySelectorAll<HTMLElement>('input, textarea') ?? [])].filter(
    (stop) => stop.tabIndex >= 0,
  )
  const at = stops.indexOf(target as HTMLElement)
  return at >= 0 && stops[at + (shiftKey ? -1 : 1)] !== undefined
}

/** Enter on a button presses it. */
const isPressed = ({ target }: KeyboardEvent): boolean => target instanceof HTMLButtonElement

function isListOpen(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
}

function sameValue(a: AnyValue, b: AnyValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
