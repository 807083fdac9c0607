import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { columnsAdded, fixWords, withoutFix } from './fix-words.ts'
import type { Fix, ImportOptions, ImportPreview } from './preview.ts'

export interface MendedListProps {
  preview: ImportPreview
  options: ImportOptions
  onChange: (options: Partial<ImportOptions>) => void
}

const shownAtFirst = 3

/** What is mended before the file is read, each with the way to take it back. */
export function MendedList({ preview, options, onChange }: MendedListProps) {
  const { number } = useFormat()
  const [showsAll, setShowsAll] = useState(false)
  const { fixes, mapping } = preview
  const edited = Object.values(options.edits ?? {}).reduce((sum, cells) => sum + Object.keys(cells).length, 0)
  if (fixes.length === 0 && edited === 0) return null
  const take = (gone: Fix) => {
    const kept = withoutFix(fixes, gone)
    const columns = new Set(fixes.filter((fix) => !kept.includes(fix)).flatMap(columnsAdded))
    onChange({
      fixes: kept,
      mapping: Object.fromEntries(Object.entries(mapping).filter(([column]) => !columns.has(column))),
    })
  }
  // What a known program needs is nobody's business until asked for.
  const shown = showsAll ? fixes : fixes.slice(0, preview.recognised ? 0 : shownAtFirst)
  const more = fixes.length - shown.length
  return (
    <ul aria-label="Mended before reading" className="mb-3 flex flex-wrap items-center gap-1.5 text-small">
      {shown.map((fix) => (
        <Mended key={JSON.stringify(fix)} words={fixWords(fix)} onTake={() => take(fix)} />
      ))}
      {more > 0 && (
        <li>
          <Button variant="quiet" onClick={() => setShowsAll(true)}>
            {shown.length > 0 ? `${number(more)} more` : moreWords(more, number)}
          </Button>
        </li>
      )}
      {edited > 0 && (
        <Mended
          words={edited === 1 ? 'One cell written by hand' : `${number(edited)} cells written by hand`}
          onTake={() => onChange({ edits: {} })}
        />
      )}
    </ul>
  )
}

const moreWords = (count: number, number: (value: number) => string): string =>
  count === 1 ? 'Show what is mended in its cells' : `Show the ${number(count)} things mended in its cells`

function Mended({ words, onTake }: { words: string; onTake: () => void }) {
  return (
    <li className="flex max-w-full items-center rounded-full border border-hairline bg-sunken ps-3">
      <span className="truncate">{words}</span>
      <IconButton label={`Take back: ${words}`} icon={<X />} onClick={onTake} />
    </li>
  )
}
