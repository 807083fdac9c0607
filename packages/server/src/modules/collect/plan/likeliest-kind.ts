import type { ImportPreview } from './preview-import.ts'

/**
 * What a file most likely holds: what the program that wrote it writes, else the kind that lacks nothing and has a place for most of its columns. Where
 * every kind lacks something, the one with a place for most. Of two that fit alike the first.
 */
export function likeliest<P extends GuessedFrom>(previews: readonly P[]): P {
  const ranked = previews.map((preview) => ({
    preview,
    isRecognised: preview.recognised !== null,
    isWhole: preview.problems.every((problem) => problem.kind !== 'stops'),
    filled: Object.keys(preview.mapping).length,
  }))
  ranked.sort(
    (a, b) =>
      Number(b.isRecognised) - Number(a.isRecognised) ||
      Number(b.isWhole) - Number(a.isWhole) ||
      b.filled - a.filled,
  )
  return ranked[0]!.preview
}

type GuessedFrom = Pick<ImportPreview, 'mapping' | 'problems' | 'recognised'>
