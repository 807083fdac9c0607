import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type AnyValue, FieldInput } from '../inputs/index.tsx'
import type { DescribedField, RecordRow } from '../objects/described-object.ts'

export interface CellEditorProps {
  field: DescribedField
  record: RecordRow
  /** Ends editing; with a value it is to be saved. `move` says where the eye goes next. */
  onDone: (result?: { value: AnyValue }, move?: 'down' | 'next' | 'stay') => void
}

/** The input inside a cell or a line: Enter saves and goes down, Tab saves and goes on, Escape leaves it as it was. */
export function CellEditor({ field, record, onDone }: CellEditorProps) {
  const before = (record[field.property] ?? null) as AnyValue
  const [value, setValue] = useState<AnyValue>(before)
  const latest = useRef(value)
  const isOver = useRef(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const input = box.current?.querySelector<HTMLElement>('input, textarea, [role=combobox]')
    input?.focus()
    if (input instanceof HTMLInputElement && input.type === 'text') input.select()
  }, [])
  const change = (next: AnyValue) => {
    latest.current = next
    setValue(next)
  }
  const end = (move?: 'down' | 'next' | 'stay') => {
    if (isOver.current) return
    isOver.current = true
    onDone(sameValue(latest.current, before) ? undefined : { value: latest.current }, move)
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      isOver.current = true
      onDone(undefined, 'stay')
    } else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !isListOpen(event))) {
      event.preventDefault()
      // Numbers are read when their input is left, so leaving comes before saving.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      setTimeout(() => end(event.key === 'Tab' ? 'next' : 'down'))
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the keys of the input inside
    <div
      ref={box}
      className="w-full min-w-0"
      onKeyDown={press}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && box.current?.contains(relatedTarget)) return
        // A list of choices lies outside of the box; while it is open the editing goes on.
        setTimeout(() => !box.current?.querySelector('[aria-expanded=true]') && end())
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

function isListOpen(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
}

function sameValue(a: AnyValue, b: AnyValue): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
