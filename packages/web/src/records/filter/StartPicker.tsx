import type { Condition, Operator } from '@regulars/model'
import { useMemo, useRef } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { fromList } from '../../ui/from-list.ts'
import type { Option } from '../../ui/option.ts'
import { useFocusOnArrival } from '../../ui/use-focus-on-arrival.ts'
import { toColumn } from '../list/column.ts'
import type { Catalogue } from '../objects/catalogue.ts'
import { type DescribedObject, relationLabel } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import { fieldOptions } from './field-options.ts'

export interface StartPickerProps {
  object: DescribedObject
  /** It comes in place of what had the focus. */
  takesFocus?: boolean
  /** With a part that is to be filled in. */
  onStart: (draft: Condition) => void
}

/** What a new part asks about: a field, related records, a segment, or alternatives. */
export function StartPicker({ object, takesFocus = false, onStart }: StartPickerProps) {
  const catalogue = useObjects()
  const place = useRef<HTMLDivElement>(null)
  useFocusOnArrival(place, takesFocus)
  const load = useMemo(() => fromList(startOptions(catalogue, object)), [catalogue, object])
  return (
    <div ref={place}>
      <Combobox
        aria-label="What to ask about"
        placeholder="Field, orders, segment…"
        load={load}
        value={null}
        onValueChange={(option) => option && onStart(draftOf(catalogue, object, option.value))}
      />
    </div>
  )
}

function startOptions(catalogue: Catalogue, object: DescribedObject): Option[] {
  const fields = fieldOptions(catalogue, object, ({ operators }) => operators.length > 0)
  const relations = object.relations.flatMap((relation) => {
    const { name, to, one } = relation
    const target = one ? undefined : catalogue.find(to)
    return target
      ? [
          {
            value: `has:${name}`,
            label: relationLabel(object, relation, target),
            hint: 'How many, how much, which',
          },
        ]
      : []
  })
  const segments =
    object.name === 'contact' && catalogue.find('segment')
      ? [{ value: 'segment:', label: 'In a segment' }]
      : []
  const groups = [
    { value: 'any:', label: 'One of several things', hint: 'Any of these' },
    { value: 'all:', label: 'Several things together', hint: 'All of these' },
    { value: 'none:', label: 'None of several things', hint: 'Not any of these' },
  ]
  return [
    ...fields.filter(({ hint }) => !hint),
    ...relations,
    ...segments,
    ...groups,
    ...fields.filter(({ hint }) => hint),
  ]
}

/** The operators that a new part begins with, the first that the field knows. */
const first: readonly Operator[] = ['gte', 'contains', 'is']

function draftOf(catalogue: Catalogue, object: DescribedObject, chosen: string): Condition {
  if (chosen === 'segment:') return { segment: '' }
  if (chosen === 'any:') return { any: [] }
  if (chosen === 'all:') return { all: [] }
  if (chosen === 'none:') return { not: { any: [] } }
  if (chosen.startsWith('has:')) return { has: chosen.slice(4) }
  const field = toColumn(catalogue, object, chosen)?.field
  const operators = field?.operators ?? []
  const isTime = field?.kind === 'date' || field?.kind === 'instant'
  if (isTime) return { field: chosen, op: 'inLast', value: '90d' }
  const isChoice = field?.kind === 'select' || field?.kind === 'multiSelect'
  const op = isChoice && operators.includes('in') ? 'in' : first.find((each) => operators.includes(each))
  return { field: chosen, op: op ?? 'isNotEmpty' }
}
