import type { FileValue } from '@regulars/model'
import { apiUrl } from '../../app/api.ts'
import type { DescribedFieldOf, RecordRow } from '../objects/described-object.ts'

/** Where a file of a record is to be had; undefined where the record is not kept yet, or was as it is shown long ago. */
export function fileAddress(
  field: DescribedFieldOf<'file'>,
  record: RecordRow | undefined,
  { id }: FileValue,
  as?: 'picture' | 'thumbnail',
): string | undefined {
  if (!field.of || !record?.id) return undefined
  return apiUrl(`${field.of}/${record.id}/files/${id}`, as ? { as } : {})
}
