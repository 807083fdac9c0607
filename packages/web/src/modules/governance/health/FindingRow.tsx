import { Pill, type Tone } from '../../../ui/Pill.tsx'
import type { Finding } from './health.ts'

const looks: Record<Finding['state'], { tone: Tone; word: string }> = {
  well: { tone: 'good', word: 'Well' },
  note: { tone: 'plain', word: 'To know' },
  ill: { tone: 'bad', word: 'To mend' },
}

/** One finding, with what to do about it. */
export function FindingRow({ about, state, says, mend }: Finding) {
  const { tone, word } = looks[state]
  return (
    <li className="flex items-start gap-3 border-b border-hairline py-2.5 last:border-0">
      <div className="min-w-0 flex-1">
        <div className="font-medium">{about}</div>
        <div className="text-small text-muted wrap-anywhere">{says}</div>
        {mend && <div className="mt-1 text-small wrap-anywhere">{mend}</div>}
      </div>
      <Pill tone={tone} className="shrink-0">
        {word}
      </Pill>
    </li>
  )
}
