import { useFormat } from '../../../ui/format/use-format.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { When } from '../../../ui/When.tsx'
import type { SlowQuery } from './health.ts'

const columns = [
  { key: 'text', label: 'Statement' },
  { key: 'times', label: 'Times', align: 'end', className: 'w-20' },
  { key: 'longest', label: 'Longest', align: 'end', className: 'w-24' },
  { key: 'last', label: 'Last', align: 'end', className: 'w-32', isWideOnly: true },
] as const

/** Statements that were slow, those that took most time in all first. Each opens to be read as a whole. */
export function SlowQueries({ queries }: { queries: readonly SlowQuery[] }) {
  const { number } = useFormat()
  return (
    <PlainTable
      label="Slow statements"
      columns={columns}
      rows={queries.map(({ text, times, longestMs, lastAt }) => ({
        key: text,
        cells: [
          <Statement key="text" text={text} />,
          number(times),
          `${number(Math.round(longestMs))} ms`,
          <When key="last" at={lastAt} />,
        ],
      }))}
    />
  )
}

function Statement({ text }: { text: string }) {
  const oneLine = text.replace(/\s+/g, ' ').trim()
  return (
    <details>
      <summary className="cursor-pointer truncate rounded-sm font-mono text-small ring-focus">
        {oneLine}
      </summary>
      <pre className="mt-2 font-mono text-small whitespace-pre-wrap text-muted">{text.trim()}</pre>
    </details>
  )
}
