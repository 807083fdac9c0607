import { readFile } from 'node:fs/promises'
import type { Services } from '../../records/index.ts'

/** What kind of picture begins like this; undefined for what a PDF cannot hold. */
export function pictureType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | undefined {
  const begins = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  return undefined
}

/** The logo of the business; undefined when there is none, or its file is none any more. */
export async function readLogo({
  files,
  settings,
}: Pick<Services, 'files' | 'settings'>): Promise<Buffer | undefined> {
  const hash = settings.get('logoHash')
  if (hash === null || !(await files.has(hash))) return undefined
  const bytes = await readFile(await files.path(hash))
  return pictureType(bytes) ? bytes : undefined
}
