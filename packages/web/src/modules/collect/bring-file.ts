import { queryClient } from '../../app/query-client.ts'
import { likeliestKind } from './guess-kind.ts'
import { type ImportPreview, previewQuery, type RecordKind, sendFile } from './preview.ts'

/** A file on the server and what it most likely holds. */
export interface BroughtFile {
  fileKey: string
  fileName: string
  kind: RecordKind
}

/** Sends a file and finds out what it holds by reading it as each kind. It travels once. */
export async function bringFile(
  file: File,
  kinds: readonly RecordKind[],
  onProgress: (share: number) => void,
): Promise<BroughtFile> {
  const [first = 'transactions', ...others] = kinds
  const preview = await sendFile(file, first, onProgress)
  const { fileKey, fileName } = preview
  queryClient.setQueryData(previewQuery({ fileKey, kind: first, options: {} }).queryKey, preview)
  const previews = new Map<RecordKind, ImportPreview>([[first, preview]])
  await Promise.all(
    others.map(async (kind) => {
      previews.set(kind, await queryClient.fetchQuery(previewQuery({ fileKey, kind, options: {} })))
    }),
  )
  return { fileKey, fileName, kind: likeliestKind(previews) }
}
