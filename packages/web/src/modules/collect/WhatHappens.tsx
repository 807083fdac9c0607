import { inSentence } from '@regulars/model'
import { useObjects } from '../../records/objects/use-objects.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { fromList } from '../../ui/from-list.ts'
import { MultiSelect } from '../../ui/MultiSelect.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { FileTwins } from './FileTwins.tsx'
import { type KindWords, useKindWords } from './kind-words.ts'
import type {
  DryRun,
  FileTwins as FoundTwins,
  ImportMode,
  ImportOptions,
  ImportPreview,
  RecordKind,
} from './preview.ts'

export interface WhatHappensProps {
  kind: RecordKind
  preview: ImportPreview
  /** Exactly what will happen, once it is counted. */
  dryRun: DryRun | undefined
  isCounting: boolean
  /** Whom new ones look like, once it is known. */
  twins: FoundTwins | undefined
  isLooking: boolean
  /** For long files, which are counted only when asked. */
  onCount?: (() => void) | undefined
  onChange: (options: Partial<ImportOptions>) => void
}

/** What the import will do, exactly, before it is started. */
export function WhatHappens(props: WhatHappensProps) {
  const { kind, preview, dryRun, isCounting, onCount, onChange, twins, isLooking } = props
  const words = useKindWords()(kind)
  return (
    <section aria-labelledby="what-happens" className="mt-6 mb-4 max-w-3xl">
      <h2 id="what-happens" className="mb-1 text-large font-semibold">
        What will happen
      </h2>
      <div role="status" className="space-y-2">
        <Counts {...{ kind, words, dryRun, isCounting, onCount, preview }} />
        {kind === 'transactions' && dryRun && <Made counts={dryRun.counts} />}
        {dryRun?.notes.map((note) => (
          <Callout key={note} tone="attention" title={note} />
        ))}
      </div>
      <p className="mt-1 text-muted">
        {columnsSentence(preview)} All of it can be undone at once, later too.
      </p>
      <FileTwins {...{ preview, twins, isLooking, onChange }} />
      {preview.matchChoices.length > 0 && <Matching {...{ words, preview, onChange }} />}
    </section>
  )
}

type CountsProps = Omit<WhatHappensProps, 'onChange' | 'twins' | 'isLooking'> & { words: KindWords }

function Counts({ kind, words, dryRun, isCounting, onCount, preview }: CountsProps) {
  const { number, list } = useFormat()
  if (isCounting && !dryRun) return <p className="font-serif text-name text-muted">Counting …</p>
  if (!dryRun)
    return (
      <p className="flex flex-wrap items-center gap-2">
        <span>
          {preview.estimatedRows === undefined
            ? 'A long file.'
            : `About ${number(preview.estimatedRows)} rows.`}
        </span>
        {onCount && <Button onClick={onCount}>Count exactly what will happen</Button>}
      </p>
    )
  const { total, created, updated, unchanged, rejected } = dryRun
  const parts = [
    created > 0 && `${number(created)} new`,
    updated > 0 && `${number(updated)} updated`,
    unchanged > 0 && `${number(unchanged)} known already`,
    rejected > 0 && `${number(rejected)} cannot be read`,
  ].filter((part) => part !== false)
  const rows =
    kind === 'transactions' ? (total === 1 ? 'line' : 'lines') : total === 1 ? words.one : words.many
  return (
    <p className={isCounting ? 'font-serif text-name opacity-60' : 'font-serif text-name'}>
      {number(total)} {rows}: {list(parts)}.
    </p>
  )
}

/** The records that lines of sales become. */
function Made({ counts }: Pick<DryRun, 'counts'>) {
  const { number, list } = useFormat()
  const { find } = useObjects()
  const parts = Object.entries(counts).flatMap(([name, { created = 0, updated = 0 }]) => {
    const object = find(name)
    if (!object || name === 'orderLine') return []
    const called = (count: number) => inSentence(count === 1 ? object.label : object.labelPlural)
    return [
      ...(created > 0 ? [`${number(created)} new ${called(created)}`] : []),
      ...(updated > 0 ? [`${number(updated)} known ${called(updated)} completed`] : []),
    ]
  })
  return parts.length > 0 ? <p>They make {list(parts)}.</p> : null
}

function columnsSentence({ columns, mapping, fields }: ImportPreview): string {
  const kept = fields.filter(({ key }) => Object.values(mapping).includes(key)).length
  const dropped = columns.filter(({ field, isAdded }) => field === null && !isAdded).length
  const comeIn = kept === 1 ? 'One column comes in' : `${kept} columns come in`
  return dropped === 0 ? `${comeIn}.` : `${comeIn}, ${dropped} ${dropped === 1 ? 'is' : 'are'} left out.`
}

function Matching({
  words,
  preview,
  onChange,
}: Pick<WhatHappensProps, 'preview' | 'onChange'> & { words: KindWords }) {
  const { fields, matchChoices, mapping, options, fixes } = preview
  const said = { mapping, fixes }
  const mapped = new Set(Object.values(mapping))
  const labelOf = (key: string) => fields.find((field) => field.key === key)?.label ?? key
  const toOption = (key: string) => ({ value: key, label: labelOf(key) })
  const chosen = options.match.filter((key) => mapped.has(key))
  const choices = matchChoices.filter((key) => mapped.has(key) && !chosen.includes(key))
  return (
    <div className="mt-4 grid gap-4 sm:grid-cols-2">
      <Field label={`${words.label} known already`}>
        <RadioGroup
          value={options.mode}
          onValueChange={(mode: ImportMode) => onChange({ ...said, mode })}
          options={[
            { value: 'both', label: 'Update them, and add new ones' },
            { value: 'create', label: 'Leave them as they are, and add new ones' },
            { value: 'update', label: 'Update them, and add none' },
          ]}
        />
      </Field>
      <Field
        label="Known by"
        hint={
          chosen.length === 0
            ? 'By nothing: each row becomes a new one.'
            : 'The first of these that a row has decides.'
        }
      >
        <MultiSelect
          value={chosen.map(toOption)}
          load={fromList(choices.map(toOption))}
          placeholder="Choose columns"
          onValueChange={(picked) => {
            const match = picked.map(({ value }) => value)
            onChange({ ...said, match: match.length > 0 ? match : undefined })
          }}
        />
      </Field>
    </div>
  )
}
