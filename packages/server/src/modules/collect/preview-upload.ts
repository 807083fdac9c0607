import type { Actor } from '@regulars/model'
import { sql } from 'kysely'
import { isUuid } from '../../platform/uuid.ts'
import { ctxFor, type Services } from '../../records/index.ts'
import { customsOf } from './customs.ts'
import { importKind, importKinds, likelyKinds, type RunnableKind } from './import-kinds.ts'
import type { ImportOptions } from './plan/import-options.ts'
import { likeliest } from './plan/likeliest-kind.ts'
import { type ImportPreview, previewImport } from './plan/preview-import.ts'
import { recallFrom } from './remember-reading.ts'
import { type DetectedTable, detectFormat } from './table-file/detect-format.ts'

/**
 * Looks at a file that was sent, as one kind of import or, when none is named, as the one it most likely is. What an export from Regulars holds
 * is found out by its ids; other files are one of the kinds that people bring, or of the objects that they made.
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
  const kinds = importKinds(registry)
  const ours = await kindOfIds(services, kinds, idsIn(table))
  if (ours) return previewImport(ours.kind, asked)
  const previews: ImportPreview[] = []
  for (const each of likelyKinds(registry)) previews.push(await previewImport(each.kind, asked))
  return likeliest(previews)
}

/** Ids in the first rows of an export from Regulars; none in other files. */
function idsIn({ rows, format }: DetectedTable): string[] {
  const at = rows[0]?.cells.findIndex((cell) => /^regulars ?id$/i.test(cell.trim())) ?? -1
  if (at < 0 || !format.hasHeader) return []
  return rows
    .slice(1, 20)
    .map(({ cells }) => cells[at]?.trim() ?? '')
    .filter(isUuid)
}

/** The kind of import whose records have one of these ids. */
async function kindOfIds({ db }: Services, kinds: readonly RunnableKind[], ids: readonly string[]) {
  if (ids.length === 0) return undefined
  for (const kind of kinds) {
    if (!kind.object) continue
    const { rows } = await sql`
      select from ${sql.table(kind.object.table)} where id = any(${ids}::uuid[]) limit 1
    `.execute(db)
    if (rows.length > 0) return kind
  }
  return undefined
}
