// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
import type { FieldKind } from '@regulars/model'
import { useEffect, useState } from 'react'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Cell, isEmptyValue } from '../cells/index.tsx'
import { type DescribedObject, type RecordRow, titleOf } from '../objects/described-object.ts'
import { RecordLink } from '../objects/RecordLink.tsx'
import { type Column, recordAt } from './column.ts'
import { numbersOf } from './rows-to-draw.ts'
import { SelectBox } from './SelectBox.tsx'
import { useFlatLines } from './use-flat-lines.ts'
import type { RecordPages } from './use-record-pages.ts'
import { useRowWindow } from './use-row-window.ts'
import type { Selection } from './use-selection.ts'

export interface RecordCardsProps {
  object: DescribedObject
  columns: readonly Column[]
  pages: RecordPages
  selection: Selection
}

const cardHeight = 92

/** The list on a phone: each record a card with what matters of it. */
export function RecordCards({ object, columns, pages, selection }: RecordCardsProps) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const { records } = pages
  const { count, look } = useFlatLines(pages)
  const { from, to, height, topOf } = useRowWindow({ scroller, count, rowHeight: cardHeight })
  useEffect(() => look(from, to))
  return (
    <section
      ref={setScroller}
      tabIndex={0}
      aria-label={object.labelPlural}
      className="min-h-0 flex-1 overflow-y-auto border-t border-hairline"
    >
      <ul className="relative" style={{ height }}>
        {numbersOf({ from, to }).map((index) => (
          <li
            key={records[index]?.id ?? index}
            className="absolute inset-x-0 border-b border-hairline px-4 py-2.5 has-aria-checked:bg-accent-tint"
            style={{ height: cardHeight, transform: `translateY(${topOf(index)}px)` }}
          >
            <Card object={object} columns={columns} record={records[index]} selection={selection} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const mostFacts = 4

/** Kinds whose values need no name beside them. */
const saysItself: ReadonlySet<FieldKind> = new Set([
  'text',
  'longText',
  'richText',
  'address',
  'rating',
  'file',
  'email',
  'phone',
  'link',
  'select',
  'multiSelect',
  'money',
  'country',
  'reference',
])

interface CardProps extends Omit<RecordCardsProps, 'pages'> {
  record?: RecordRow
}

function Card({ object, columns, record, selection }: CardProps) {
  if (!record)
    return (
      <div className="space-y-2.5 pt-1">
        <Skeleton className="w-1/2" />
        <Skeleton className="h-3 w-4/5" />
      </div>
    )
  const facts = columns
    .filter((column) => !column.isTitle && !isEmptyValue(recordAt(column, record)?.[column.field.property]))
    .slice(0, mostFacts)
  const title = titleOf(object, record)
  return (
    <>
      <div className="flex items-center gap-3">
        <RecordLink
          object={object.name}
          id={record.id}
          className="min-w-0 flex-1 truncate font-serif text-name after:absolute after:inset-0"
        >
          {title}
        </RecordLink>
        <span className="relative z-10 flex">
          <SelectBox
            label={`Select ${title}`}
            isSelected={selection.has(record.id)}
            onToggle={() => selection.toggle(record.id)}
          />
        </span>
      </div>
      <dl className="mt-1 flex max-h-11 flex-wrap gap-x-3 gap-y-0.5 overflow-hidden text-small">
        {facts.map((column) => (
          <div key={column.path} className="flex max-w-full min-w-0 items-center gap-1">
            <dt className={saysItself.has(column.field.kind) ? 'sr-only' : 'text-muted'}>{column.label}</dt>
            <dd className="flex min-w-0 items-center">
              <Cell field={column.field} record={recordAt(column, record)!} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
