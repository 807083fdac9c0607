import { RecordPicker } from '../picker/RecordPicker.tsx'
import { FieldEditor } from './FieldEditor.tsx'
import { GroupEditor } from './GroupEditor.tsx'
import type { PartEditorProps } from './part-editor.ts'
import { RelatedEditor } from './RelatedEditor.tsx'
import { relatedForm } from './related-form.ts'

/** One part of a condition, whatever it asks. What is not filled in yet stays a draft: `checkCondition` says when it is whole. */
export function ConditionEditor({ object, value, onValueChange }: PartEditorProps) {
  const related = relatedForm(value)
  if (related) return <RelatedEditor object={object} form={related} onValueChange={onValueChange} />
  if ('field' in value) return <FieldEditor object={object} value={value} onValueChange={onValueChange} />
  if ('segment' in value)
    return (
      <fieldset>
        <legend className="mb-2 font-medium">Are in the segment</legend>
        <RecordPicker
          aria-label="Segment"
          object="segment"
          required
          value={value.segment || null}
          onValueChange={(id) => onValueChange({ segment: id ?? '' })}
        />
      </fieldset>
    )
  if ('not' in value)
    return (
      <fieldset>
        <legend className="mb-2 font-medium">Not so:</legend>
        <ConditionEditor
          object={object}
          value={value.not}
          onValueChange={(next) => onValueChange({ not: next })}
        />
      </fieldset>
    )
  if ('any' in value || 'all' in value)
    return <GroupEditor object={object} value={value} onValueChange={onValueChange} />
  return null
}
