import { dayAt } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import type { PanelProps } from '../../../app/web-module.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { When } from '../../../ui/When.tsx'
import { memoryQuery } from '../memory/memory-query.ts'
import { occasionsOf } from './occasions.ts'

/** What there is to congratulate on next. */
export default function OccasionPanel({ recordId }: PanelProps) {
  const { data } = useQuery(memoryQuery(recordId))
  const { timeZone } = useFormat()
  if (!data) return null
  const occasions = occasionsOf(data, dayAt(new Date(), timeZone))
  if (occasions.length === 0)
    return <p className="text-muted">None known. A birthday can be noted under Details.</p>
  return (
    <ul>
      {occasions.map(({ name, on }) => (
        <li key={name} className="flex gap-3 py-1">
          <span className="min-w-0 flex-1">{name}</span>
          <When at={on} className="text-muted" />
        </li>
      ))}
    </ul>
  )
}
