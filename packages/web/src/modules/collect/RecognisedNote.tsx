import { Button } from '../../ui/Button.tsx'
import { When } from '../../ui/When.tsx'
import type { ImportOptions, ImportPreview } from './preview.ts'

/** Why the columns need no questions: the program that wrote the file is known, or one like it was read before. */
export function RecognisedNote({
  recognised,
  onChange,
}: Pick<ImportPreview, 'recognised'> & { onChange: (options: Partial<ImportOptions>) => void }) {
  if (!recognised) return null
  if (recognised.by === 'program')
    return (
      <p className="text-muted">
        This is an export of <strong className="font-medium text-ink">{recognised.label}</strong>; its columns
        are known.
      </p>
    )
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-muted">
      <span>
        Read as <strong className="font-medium text-ink">{recognised.fileName}</strong> was{' '}
        <When at={recognised.at} />.
      </span>
      <Button variant="quiet" onClick={() => onChange({ fresh: true })}>
        Start afresh
      </Button>
    </p>
  )
}
