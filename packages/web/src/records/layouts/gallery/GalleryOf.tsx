// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { Column } from '../../list/column.ts'
import { recordOf } from '../../list/lines.ts'
import { SelectBox } from '../../list/SelectBox.tsx'
import { useFlatLines } from '../../list/use-flat-lines.ts'
import type { List } from '../../list/use-list.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../../objects/described-object.ts'
import { RecordLink } from '../../objects/RecordLink.tsx'
import { CardFacts } from '../CardFacts.tsx'
import { factsFor } from '../card-columns.ts'

const narrowestCard = 260
const cardHeight = 132
const gap = 12

/** A list as cards side by side, drawn where one looks and fetched as far as one scrolls. */
export default function GalleryOf({ list }: { list: List }) {
  const { object, pages, columns, selection } = list
  const scroller = useRef<HTMLDivElement>(null)
  const across = useAcross(scroller)
  const lines = useFlatLines(pages)
  const rows = useVirtualizer({
    count: Math.ceil(lines.count / across),
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight + gap,
    overscan: 4,
  })
  const drawn = rows.getVirtualItems()
  const { look } = lines
  useEffect(() => look((drawn[0]?.index ?? 0) * across, ((drawn.at(-1)?.index ?? 0) + 1) * across - 1))
  const facts = factsFor(columns)
  return (
    <section
      ref={scroller}
      tabIndex={0}
      aria-label={object.labelPlural}
      className="min-h-0 flex-1 overflow-y-auto border-t border-hairline px-4 pt-3 ring-focus -outline-offset-2 md:px-6"
    >
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {drawn.flatMap(({ index, start }) =>
          Array.from({ length: across }, (_, aside) => {
            const at = index * across + aside
            if (at >= lines.count) return null
            const record = recordOf(lines.at(at))
            return (
              <li
                key={record?.id ?? at}
                className="absolute"
                style={{
                  height: cardHeight,
                  width: `calc((100% - ${(across - 1) * gap}px) / ${across})`,
                  insetInlineStart: `calc((100% + ${gap}px) / ${across} * ${aside})`,
                  top: start,
                }}
              >
                <GalleryCard
                  object={object}
                  record={record}
                  facts={facts}
                  isSelected={record !== undefined && selection.has(record.id)}
                  onToggle={(isRange) => {
                    if (!record) return
                    if (isRange) selection.extendTo(record.id, lines.ids())
                    else selection.toggle(record.id)
                  }}
                />
              </li>
            )
          }),
        )}
      </ul>
    </section>
  )
}

interface GalleryCardProps {
  object: DescribedObject
  record?: RecordRow
  facts: readonly Column[]
  isSelected: boolean
  onToggle: (isRange: boolean) => void
}

function GalleryCard({ object, record, facts, isSelected, onToggle }: GalleryCardProps) {
  if (!record)
    return (
      <div className="h-full space-y-3 rounded-lg border border-hairline bg-raised p-3">
        <Skeleton className="w-1/2" />
        <Skeleton className="h-3 w-4/5" />
      </div>
    )
  const title = titleOf(object, record)
  return (
    <article
      className={`group relative h-full overflow-hidden rounded-lg border bg-raised p-3 hover:border-edge ${isSelected ? 'border-accent' : 'border-hairline'}`}
    >
      <div className="flex items-center gap-2.5">
        {object.person && <Avatar name={title} />}
        <RecordLink
          object={object.name}
          id={record.id}
          className="min-w-0 flex-1 truncate font-serif text-name after:absolute after:inset-0"
        >
          {title}
        </RecordLink>
        <span className="relative z-10">
          <SelectBox label={`Select ${title}`} isSelected={isSelected} onToggle={onToggle} />
        </span>
      </div>
      <CardFacts columns={facts} record={record} />
    </article>
  )
}

/** How many cards stand side by side in the room there is. */
function useAcross(box: RefObject<HTMLDivElement | null>): number {
  const [across, setAcross] = useState(3)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const room = element.clientWidth - Number.parseFloat(getComputedStyle(element).paddingInlineStart) * 2
      setAcross(Math.max(1, Math.floor((room + gap) / (narrowestCard + gap))))
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box])
  return across
}
