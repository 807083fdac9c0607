import { z } from 'zod'
import { Problem } from '../problem.ts'
import { shapeSchema } from './shape.ts'

/**
 * A backup is a gzip'd tar file that any tar can open: first `backup.json` (what it is), then each table as
 * `tables/<schema>.<table>/<part>` in PostgreSQL's COPY text format, then the stored files as `files/<hash>`, last
 * `manifest.json` (what it must contain). Without its last entry it is not whole.
 */
export const headerName = 'backup.json'
export const manifestName = 'manifest.json'
export const filesFolder = 'files/'

const tableSchema = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })

/** One table as it is copied: all columns that are not computed. */
export type BackupTable = z.infer<typeof tableSchema>

const headerSchema = z.object({
  product: z.literal('Regulars'),
  format: z.literal(1),
  version: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: z.string() })),
  tables: z.array(tableSchema),
  /** Parts of partitioned tables, parents first, with the bounds as SQL. */
  partitions: z.array(
    z.object({ schema: z.string(), name: z.string(), parent: z.string(), bound: z.string() }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.number() })),
  /** What the tables look like, those that people made included. The first backups do not say. */
  shape: shapeSchema.optional(),
})

/** What a backup says of itself at its beginning. */
export type BackupHeader = z.infer<typeof headerSchema>

const manifestSchema = z.object({
  tables: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
  files: z.int(),
})

/** What a backup must contain, written at its end. */
export type BackupManifest = z.infer<typeof manifestSchema>

/** The name of a table in a backup. */
export function tableKey({ schema, name }: { schema: string; name: string }): string {
  return `${schema}.${name}`
}

/** Reads `backup.json`. */
export function parseHeader(text: string): BackupHeader {
  return parse(headerSchema, text, 'This is no backup made by Regulars, or one made by a later version.')
}

/** Reads `manifest.json`. */
export function parseManifest(text: string): BackupManifest {
  return parse(manifestSchema, text, 'The end of the backup cannot be read.')
}

function parse<T>(schema: z.ZodType<T>, text: string, otherwise: string): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw brokenBackup(otherwise, cause)
  }
}

/** The problem of a backup that cannot be trusted. */
export function brokenBackup(title: string, cause?: unknown): Problem {
  return new Problem('backup.broken', {
    status: 422,
    title,
    mend: 'Nothing was restored. Use another backup.',
    cause,
  })
}
