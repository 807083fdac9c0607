import {
  type Completion,
  callAt,
  checkFormula,
  completeFormula,
  type FormulaProblem,
  type FormulaScope,
} from '@regulars/model'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { classNames } from '../../../ui/class-names.ts'
import { Field } from '../../../ui/Field.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { ComputedPreview } from './ComputedPreview.tsx'

export interface FormulaEditorProps {
  object: DescribedObject
  value: string
  onValueChange: (formula: string) => void
}

/** A formula while it is written: with what may stand there, what is wrong where, and what comes out for a real record. */
export function FormulaEditor({ object, value, onValueChange }: FormulaEditorProps) {
  const { registry } = useObjects()
  const scope = { registry, object: registry.object(object.name) }
  const checked = value.trim() === '' ? undefined : checkFormula(value, scope)
  const problem = checked && !checked.ok ? checked.problem : undefined
  return (
    <div className="space-y-2">
      <FormulaText {...{ scope, value, onValueChange, problem }} />
      {checked?.ok && <ComputedPreview object={object} settings={{ formula: value }} />}
    </div>
  )
}

interface FormulaTextProps extends Omit<FormulaEditorProps, 'object'> {
  scope: FormulaScope
  problem: FormulaProblem | undefined
}

function FormulaText({ scope, value, onValueChange, problem }: FormulaTextProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [position, setPosition] = useState<number>()
  const [active, setActive] = useState(0)
  const [isClosed, setClosed] = useState(false)
  const offered =
    position === undefined || isClosed ? [] : completeFormula(value, position, scope).slice(0, 8)
  const call = position === undefined ? undefined : callAt(value, position)
  const look = () => {
    setPosition(area.current?.selectionStart ?? undefined)
    setActive(0)
    setClosed(false)
  }
  const accept = ({ insert, from, to }: Completion) => {
    const place = from + insert.length
    onValueChange(value.slice(0, from) + insert + value.slice(to))
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(place, place)
      look()
      // What was taken is there: the next Tab leads on, and typing offers again.
      setClosed(true)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = moved(event.key, active, offered.length)
    if (offered.length === 0 || chosen === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (chosen === 'accept') accept(offered[active]!)
    else if (chosen === 'close') setClosed(true)
    else setActive(chosen)
  }
  return (
    <Field
      label="Formula"
      hint={
        call
          ? `${call.signature}: ${call.about}`
          : 'Fields by their names, functions, texts in "quotation marks".'
      }
      error={problem && <ProblemAt value={value} problem={problem} />}
    >
      <div className="relative">
        <TextArea
          ref={area}
          required
          spellCheck={false}
          autoComplete="off"
          className="font-mono"
          placeholder='date_add(purchase_date, 2, "years")'
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={offered.length > 0 ? `${listId}-${active}` : undefined}
          value={value}
          onValueChange={(text) => {
            onValueChange(text)
            look()
          }}
          onClick={look}
          onBlur={() => setPosition(undefined)}
          onKeyDown={onKeyDown}
        />
        {offered.length > 0 && <Offers {...{ offered, active, listId, accept }} />}
      </div>
    </Field>
  )
}

/** What a key does in the list: another place in it, taking what is marked, or closing it. */
function moved(key: string, active: number, count: number): number | 'accept' | 'close' | undefined {
  if (key === 'ArrowDown') return (active + 1) % count
  if (key === 'ArrowUp') return (active - 1 + count) % count
  if (key === 'Enter' || key === 'Tab') return 'accept'
  return key === 'Escape' ? 'close' : undefined
}

interface OffersProps {
  offered: readonly Completion[]
  active: number
  listId: string
  accept: (one: Completion) => void
}

function Offers({ offered, active, listId, accept }: OffersProps) {
  return (
    <div
      id={listId}
      role="listbox"
      aria-label="What may stand here"
      className="floating absolute inset-x-0 top-full z-10 mt-1 overflow-hidden py-1"
    >
      {offered.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text area has the keys
        <div
          key={one.label}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={classNames('cursor-default px-3 py-1.5', index === active && 'bg-hover')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => accept(one)}
        >
          <div className="truncate font-mono text-small">{one.label}</div>
          <div className="truncate text-small text-muted">{one.detail}</div>
        </div>
      ))}
    </div>
  )
}

/** The formula with the place of the mistake marked, and what it is in words. */
function ProblemAt({ value, problem: { problem, from, to } }: { value: string; problem: FormulaProblem }) {
  const end = to > from ? to : from + 1
  return (
    <>
      <span className="block font-mono break-words text-muted">
        {value.slice(0, from)}
        <mark className="bg-transparent text-bad underline decoration-wavy underline-offset-4">
          {value.slice(from, end) || '\u00a0\u00a0'}
        </mark>
        {value.slice(end)}
      </span>
      {problem}
    </>
  )
}
