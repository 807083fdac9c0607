import { queryClient } from '../../app/query-client.ts'
import { previewQuery, type RecordKind, sendFile } from './preview.ts'

/** A file on the server and what it most likely holds. */
export interface BroughtFile {
  fileKey: string
  fileName: string
  kind: RecordKind
}

/** Sends a file and finds out what it holds. It travels once. */
export async function bringFile(file: File, onProgress: (share: number) => void): Promise<BroughtFile> {
  const preview = await sendFile(file, onProgress)
  const { fileKey, fileName, kind } = preview
  queryClient.setQueryData(previewQuery({ fileKey, kind, options: {} }).queryKey, preview)
  return { fileKey, fileName, kind }
}
