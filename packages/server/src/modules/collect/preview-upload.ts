import type { Actor } from '@regulars/model'
import { ctxFor, type Services } from '../../records/index.ts'
import { customsOf } from './customs.ts'
import { importKind, importKinds } from './import-kinds.ts'
import type { ImportOptions } from './plan/import-options.ts'
import { likeliest } from './plan/likeliest-kind.ts'
import { type ImportPreview, previewImport } from './plan/preview-import.ts'
import { recallFrom } from './remember-reading.ts'
import { detectFormat } from './table-file/detect-format.ts'

/**
 * Looks at a file that was sent, as one kind of import or, when none is named, as the one it most likely is. What an export from Regulars holds is
 * found out among all objects, other files among the kinds that people bring.
 */
export async function previewUpload(
  services: Services,
  actor: Actor,
  { fileKey, kind, options }: { fileKey: string; kind?: string | undefined; options: ImportOptions },
): Promise<ImportPreview> {
  const { registry } = ctxFor(services, actor)
  const path = await services.files.path(fileKey)
  const table = await detectFormat(path, options)
  const asked = { path, table, options, customs: customsOf(services), recall: recallFrom(services) }
  if (kind) return previewImport(importKind(kind, registry).kind, asked)
  const isOurs = table.rows[0]?.cells.some((cell) => /^regulars id$/i.test(cell.trim())) ?? false
  const kinds = importKinds(registry).slice(0, isOurs ? undefined : usualKinds)
  const previews: ImportPreview[] = []
  for (const each of kinds) previews.push(await previewImport(each.kind, asked))
  return likeliest(previews)
}

/** Sales, people, companies and products. */
const usualKinds = 4
