import type { Condition, Operator, RelatedCondition } from '@regulars/model'
import { inSentence } from '@regulars/model'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Select } from '../../ui/Select.tsx'
import { type DescribedField, type DescribedObject, relationLabel } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import { operatorOptions } from './operator-words.ts'
import { PartList } from './PartList.tsx'
import { asked, measured, questions, type RelatedForm } from './related-form.ts'
import { SpanInput } from './SpanInput.tsx'
import { ValueEditor } from './ValueEditor.tsx'

export interface RelatedEditorProps {
  object: DescribedObject
  form: RelatedForm
  onValueChange: (value: Condition) => void
}

/** A question about related records: how many orders, the sum of their totals, in what span of time, and which of them count. */
export function RelatedEditor({ object, form, onValueChange }: RelatedEditorProps) {
  const catalogue = useObjects()
  const relation = object.relations.find(({ name }) => name === form.related.has)
  const target = relation && catalogue.find(relation.to)
  if (!target) return <p className="text-muted">These records are there no more. Take the part away.</p>
  const { related, question } = form
  const change = (part: Partial<RelatedCondition>) => {
    const next = { ...related, ...part }
    onValueChange(question === 'none' ? { not: next } : next)
  }
  const label = relationLabel(object, relation, target)
  const plural = inSentence(label)
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 font-medium">{label}</legend>
      <Select
        aria-label={`What about the ${plural}`}
        options={questions}
        value={question}
        onValueChange={(next) => onValueChange(asked(related, next, measured(target, next)[0]?.key))}
      />
      <Figure target={target} form={form} onChange={change} />
      {target.time && <Within value={related.within} onValueChange={(within) => change({ within })} />}
      <div>
        <p className="mb-1 text-small text-muted">Which of the {plural} count</p>
        <PartList object={target} value={related.where} onValueChange={(where) => change({ where })} />
      </div>
    </fieldset>
  )
}

interface FigureProps {
  target: DescribedObject
  form: RelatedForm
  onChange: (part: Partial<RelatedCondition>) => void
}

/** How many, as if it were a field. */
const countOperators: readonly Operator[] = ['is', 'gt', 'gte', 'lt', 'lte', 'between']
const countField: DescribedField = {
  kind: 'number',
  integer: true,
  key: 'count',
  property: 'count',
  label: 'How many',
  operators: countOperators,
  sortable: false,
  writable: false,
}

function Figure({ target, form, onChange }: FigureProps) {
  const { related, question, field: key } = form
  if (question === 'some' || question === 'none') return null
  const field = question === 'count' ? countField : target.fields.find((each) => each.key === key)
  const op = related.op ?? 'gte'
  return (
    <>
      {question !== 'count' && (
        <Select
          aria-label="Of which field"
          options={measured(target, question).map((each) => ({ value: each.key, label: each.label }))}
          value={key ?? null}
          onValueChange={(next) => onChange({ [question]: next, value: undefined })}
        />
      )}
      {field && (
        <>
          <Select
            aria-label="How it compares"
            options={operatorOptions(field.kind, field.operators)}
            value={op}
            onValueChange={(next) => onChange({ op: next })}
          />
          <ValueEditor
            field={field}
            operator={op}
            value={related.value}
            onValueChange={(value) => onChange({ value })}
          />
        </>
      )}
    </>
  )
}

function Within({ value, onValueChange }: { value?: string; onValueChange: (span?: string) => void }) {
  return (
    <div>
      <Checkbox
        checked={value !== undefined}
        onCheckedChange={(isOn) => onValueChange(isOn ? '90d' : undefined)}
      >
        Only in the last
      </Checkbox>
      {value !== undefined && <SpanInput value={value} onValueChange={onValueChange} />}
    </div>
  )
}
