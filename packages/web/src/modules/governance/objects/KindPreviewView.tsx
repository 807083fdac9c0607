import { inSentence, offeredField, toField } from '@regulars/model'
import { ArrowRight } from 'lucide-react'
import { Cell, isEmptyValue } from '../../../records/cells/index.tsx'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'
import { Callout } from '../../../ui/Callout.tsx'

/** What the server says a change of kind would do. */
export interface KindPreview {
  filled: number
  kept: number
  lost: number
  isPartial: boolean
  keptExamples: { value: unknown; becomes: unknown; count: number }[]
  lostExamples: { value: unknown; problem: string; count: number }[]
  settings: Record<string, unknown>
}

export interface KindPreviewViewProps {
  object: DescribedObject
  field: DescribedField
  kind: string
  preview: KindPreview
}

/** How many values another kind keeps and loses, with examples of each. */
export function KindPreviewView({ object, field, kind, preview }: KindPreviewViewProps) {
  const { filled, kept, lost, isPartial, keptExamples, lostExamples } = preview
  const after = drawnAs(field, kind, preview.settings)
  const many = inSentence(object.labelPlural)
  if (filled === 0)
    return <p className="text-muted">None of the {many} has a value, so nothing can be lost.</p>
  return (
    <div className="space-y-4" aria-live="polite">
      <p>
        {kept.toLocaleString()} of {filled.toLocaleString()} {many} keep their value
        {lost > 0 ? `, ${lost.toLocaleString()} ${lost === 1 ? 'loses' : 'lose'} it.` : '.'}
        {isPartial && ' There are so many different values that only the most frequent were looked at.'}
      </p>
      {keptExamples.length > 0 && (
        <Examples title="What they become">
          {keptExamples.map(({ value, becomes, count }) => (
            <li key={JSON.stringify(value)} className={lineLook}>
              <Drawn field={field} value={value} />
              <ArrowRight className="size-3.5 text-muted rtl:rotate-180" aria-label="becomes" />
              {isEmptyValue(becomes) ? (
                <span className="text-muted">empty</span>
              ) : (
                <Drawn field={after ?? field} value={becomes} />
              )}
              <Count count={count} />
            </li>
          ))}
        </Examples>
      )}
      {lostExamples.length > 0 && (
        <Callout tone="attention" title="What would be lost">
          <ul className="space-y-1">
            {lostExamples.map(({ value, problem, count }) => (
              <li key={JSON.stringify(value)} className="min-w-0 wrap-anywhere">
                {problem} <Count count={count} />
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  )
}

const lineLook =
  'grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-2 border-b border-hairline py-1 last:border-0'

function Examples({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="text-small font-medium text-muted">{title}</h3>
      <ul>{children}</ul>
    </section>
  )
}

const Count = ({ count }: { count: number }) => (
  <span className="text-small text-muted whitespace-nowrap">× {count.toLocaleString()}</span>
)

const Drawn = ({ field, value }: { field: DescribedField; value: unknown }) => (
  <span className="flex min-w-0">
    <Cell field={field} record={{ id: '', [field.property]: value }} />
  </span>
)

/** The field as it would be, as cells draw it. */
function drawnAs(
  field: DescribedField,
  name: string,
  settings: Record<string, unknown>,
): DescribedField | undefined {
  const made = toField({
    object: '',
    key: field.key,
    builtIn: false,
    label: field.label,
    description: null,
    section: null,
    kind: offeredField(name)?.kind ?? 'text',
    column: null,
    settings,
    required: false,
    unique: false,
    filterable: false,
    standard: null,
    removed: false,
  })
  return made && ({ ...field, ...made, property: field.property } as DescribedField)
}
