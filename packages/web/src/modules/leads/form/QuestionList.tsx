import { type FormElement, formTargets } from '@regulars/model'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { useDrag } from '../../../records/layouts/use-drag.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Combobox } from '../../../ui/Combobox.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { fromList } from '../../../ui/from-list.ts'
import { QuestionRow } from './QuestionRow.tsx'
import type { FormDraft } from './use-form-draft.ts'

/** The questions in their order: carried by the grip, or moved with Alt and an arrow; what they ask for comes from people, companies and leads. */
export function QuestionList({ form, change }: FormDraft) {
  const place = useRef<HTMLOListElement>(null)
  const elements = form.elements ?? []
  const set = (next: FormElement[]) => change({ elements: next })
  const move = (from: number, to: number) => {
    if (to < 0 || to >= elements.length || from === to) return
    set(moved(elements, from, to))
    requestAnimationFrame(() => place.current?.querySelectorAll<HTMLElement>('[data-grip]')[to]?.focus())
  }
  const { dragged, start } = useDrag((field, target) =>
    move(
      elements.findIndex((element) => element.field === field),
      Number(target),
    ),
  )
  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || by === undefined) return
    event.preventDefault()
    move(index, index + by)
  }
  return (
    <div className="max-w-3xl">
      {elements.length === 0 ? (
        <EmptyState title="No questions yet">
          Add what you want to know. A name and a way to answer are enough.
        </EmptyState>
      ) : (
        <ol ref={place} aria-label="Questions">
          {elements.map((element, index) => (
            <QuestionRow
              key={element.field}
              element={element}
              index={index}
              isOver={dragged?.over === String(index) && dragged.id !== element.field}
              isCarried={dragged?.id === element.field}
              onGrip={(event) => start(element.field, event)}
              onKeyDown={onKeyDown(index)}
              onChange={(values) => set(elements.with(index, { ...element, ...values }))}
              onMove={(by) => move(index, index + by)}
              onRemove={() => set(elements.toSpliced(index, 1))}
            />
          ))}
        </ol>
      )}
      <AddQuestion elements={elements} onAdd={(element) => set([...elements, element])} />
      <p className="mt-2 text-small text-muted">Alt with an arrow moves a question.</p>
    </div>
  )
}

function AddQuestion({
  elements,
  onAdd,
}: {
  elements: readonly FormElement[]
  onAdd: (element: FormElement) => void
}) {
  const { registry, object } = useObjects()
  const targets = useMemo(() => formTargets(registry), [registry])
  const load = useMemo(
    () =>
      fromList(
        targets
          .filter(({ path }) => !elements.some(({ field }) => field === path))
          .map(({ path, label, object: of }) => ({ value: path, label, hint: object(of.name).label })),
      ),
    [targets, elements, object],
  )
  return (
    <div className="mt-3 max-w-sm">
      <Combobox
        aria-label="Add a question"
        placeholder="Add a question…"
        load={load}
        value={null}
        onValueChange={(option) =>
          option && onAdd({ field: option.value, label: option.label, required: false })
        }
      />
    </div>
  )
}

function moved(elements: readonly FormElement[], from: number, to: number): FormElement[] {
  const next = [...elements]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
