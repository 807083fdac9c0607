import { useRouter } from '@tanstack/react-router'
import { Avatar } from '../../ui/Avatar.tsx'
import { usePageOf } from '../modules-context.ts'
import { PaletteGroup, PaletteItem } from './PaletteItem.tsx'
import { type FoundRecord, recordName } from './record-search.ts'

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
      {reachable.map(({ to, ...record }) => (
        <PaletteItem
          key={record.id}
          name={recordName(record)}
          icon={
            <Avatar
              name={record.title}
              size="small"
              shape={record.object === 'contact' ? 'round' : 'square'}
            />
          }
          always
          onSelect={() => router.history.push(to)}
        >
          {record.title}
          {record.subtitle && <span className="ms-2 text-muted">{record.subtitle}</span>}
        </PaletteItem>
      ))}
    </PaletteGroup>
  )
}
