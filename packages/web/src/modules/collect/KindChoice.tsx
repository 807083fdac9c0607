import { useObjects } from '../../records/objects/use-objects.ts'
import { Select } from '../../ui/Select.tsx'
import { useKindWords } from './kind-words.ts'
import { type RecordKind, usualKinds } from './preview.ts'

export interface KindChoiceProps {
  kind: RecordKind
  guessed: RecordKind
  /** Nobody said it and nothing shows it. */
  isGuess: boolean
  onChange: (kind: RecordKind) => void
}

/** What the rows of the file are. */
export function KindChoice({ kind, guessed, isGuess, onChange }: KindChoiceProps) {
  const kindWords = useKindWords()
  const { objects } = useObjects()
  const made = objects.filter(({ custom, may }) => custom && may.create).map(({ path }) => path)
  const kinds = [...new Set([...usualKinds, ...made, guessed])]
  return (
    <div className="flex items-center gap-2">
      <span className="text-muted">It holds</span>
      <Select
        aria-label="What the file holds"
        className="w-40"
        value={kind}
        onValueChange={onChange}
        options={kinds.map((value) => ({ value, ...kindWords(value) }))}
      />
      {isGuess && <span className="text-small text-muted">our guess</span>}
    </div>
  )
}
