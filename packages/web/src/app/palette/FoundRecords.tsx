import { useRouter } from '@tanstack/react-router'
import { Avatar } from '../../ui/Avatar.tsx'
import { usePageOf } from '../modules-context.ts'
import { PaletteGroup, PaletteItem } from './PaletteItem.tsx'
import type { FoundRecord } from './record-search.ts'

/** The records that fit, best first; those without a page of their own are left out. */
export function FoundRecords({ records }: { records: readonly FoundRecord[] }) {
  const router = useRouter()
  const pageOf = usePageOf()
  const reachable = records.flatMap((record) => {
    const to = pageOf(record.object, record.id)
    return to === undefined ? [] : [{ ...record, to }]
  })
  return (
    <PaletteGroup heading="Records" isEmpty={reachable.length === 0} always>
      {reachable.map(({ object, label, id, title, subtitle, to }) => (
        <PaletteItem
          key={id}
          name={`${object}-${id}`}
          icon={<Avatar name={title} size="small" shape={object === 'contact' ? 'round' : 'square'} />}
          always
          onSelect={() => router.history.push(to)}
        >
          {title}
          {subtitle && <span className="ms-2 text-muted">{subtitle}</span>}
          {label && <span className="sr-only">, {label}</span>}
        </PaletteItem>
      ))}
    </PaletteGroup>
  )
}
