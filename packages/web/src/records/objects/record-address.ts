import { usePageOf } from '../../app/modules-context.ts'

/** Tells where a record has its page: that of its module, or the generic one that every object has. */
export function useRecordAddress(): (object: string, id: string) => string {
  const pageOf = usePageOf()
  return (object, id) => pageOf(object, id) ?? `/${object}/${id}`
}
