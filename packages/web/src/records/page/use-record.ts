import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'

/** A record as its page shows it: with what it points to, its one-to-one relations, and what the one who asks may do with it. */
export interface ShownRecord extends RecordRow {
  may?: { update: boolean; delete: boolean }
}

/** One record with all that its page needs. */
export function useRecord(object: DescribedObject, id: string) {
  const references = object.fields.filter(({ kind }) => kind === 'reference').map(({ key }) => key)
  const ones = object.relations.filter(({ one }) => one).map(({ name }) => name)
  return useQuery(apiQuery<ShownRecord>(`${object.path}/${id}`, { include: [...references, ...ones, 'may'] }))
}
