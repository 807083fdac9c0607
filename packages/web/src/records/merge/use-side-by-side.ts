import { useQuery } from '@tanstack/react-query'
import { queryClient } from '../../app/query-client.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { type MergePreview, mergePreviewQuery } from './merge-preview.ts'
import { likelySurvivor } from './merge-rows.ts'

/** Records side by side, that which stays first: the one somebody chose, else the one that most likely is to stay. */
export function useSideBySide(object: DescribedObject, ids: readonly string[], kept?: string) {
  const asTheyCome = useQuery(mergePreviewQuery(object, ids))
  const inOrder = (seen?: MergePreview) => staysFirst(ids, kept ?? (seen && likelySurvivor(seen)))
  const ordered = inOrder(asTheyCome.data)
  return {
    ids: ordered,
    preview: useQuery(mergePreviewQuery(object, ordered)),
    /** The same order, for whoever decides before it is on the screen. */
    settledIds: async () => inOrder(await queryClient.fetchQuery(mergePreviewQuery(object, ids))),
  }
}

const staysFirst = (ids: readonly string[], stays: string | undefined): readonly string[] =>
  stays === undefined ? ids : [stays, ...ids.filter((id) => id !== stays)]
