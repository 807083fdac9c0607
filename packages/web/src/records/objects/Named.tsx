import type { RecordRow } from './described-object.ts'
import { RecordLink } from './RecordLink.tsx'

/** A record that another points to, by its name; nothing when it points nowhere or one may not see it. */
export function Named({ object, record }: { object: string; record: unknown }) {
  const named = record as (RecordRow & { name?: string }) | null | undefined
  if (!named?.name) return null
  return (
    <RecordLink object={object} id={named.id} className="text-ink">
      {named.name}
    </RecordLink>
  )
}
