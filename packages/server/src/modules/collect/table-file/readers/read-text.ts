import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { TableFormat } from '../table-format.ts'
import { notATable } from '../table-problems.ts'

/**
 * The text of a file in pieces, unpacked and decoded; a byte-order mark is dropped.
 * @throws Problem `import.not-a-table` for a broken gzip
 */
export async function* readText(
  path: string,
  format: Pick<TableFormat, 'gzip' | 'encoding'>,
): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  const bytes = format.gzip ? file.pipe(createGunzip()) : file
  const decoder = new TextDecoder(format.encoding)
  try {
    if (format.gzip) file.on('error', (error) => bytes.destroy(error))
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk as Buffer, { stream: true })
      if (text) yield text
    }
    const rest = decoder.decode()
    if (rest) yield rest
  } catch (error) {
    if (isZlibError(error)) throw notATable('it is packed with gzip but cut short or damaged')
    throw error
  } finally {
    file.destroy()
  }
}

function isZlibError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && code.startsWith('Z_')
}
