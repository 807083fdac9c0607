import type { ImportPreview, RecordKind } from './preview.ts'

/**
 * What a file most likely holds: the kind that lacks nothing and has a place for most of its columns. Where every kind lacks something, the one with
 * a place for most.
 */
export function likeliestKind(previews: ReadonlyMap<RecordKind, GuessedFrom>): RecordKind {
  const ranked = [...previews].map(([kind, { mapping, problems }]) => ({
    kind,
    isWhole: problems.every((problem) => problem.kind !== 'stops'),
    filled: Object.keys(mapping).length,
  }))
  ranked.sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.filled - a.filled)
  return ranked[0]?.kind ?? 'transactions'
}

type GuessedFrom = Pick<ImportPreview, 'mapping' | 'problems'>
