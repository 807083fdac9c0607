import { TextArea } from '../../ui/TextArea.tsx'
import { MentionArea } from '../mentions/MentionArea.tsx'
import { useObjects } from '../objects/use-objects.ts'
import type { InputProps } from './input.ts'

/** A text of several lines; of a record that is there, `@` mentions colleagues in it. */
export function LongTextInput({ value, onValueChange, field, record, ...rest }: InputProps<'longText'>) {
  const object = useObjects().byPath(field.of ?? '')
  const props = {
    'aria-label': rest['aria-label'],
    name: field.property,
    maxLength: field.maxLength,
    value: value ?? '',
    onValueChange: (typed: string) => onValueChange(typed === '' ? null : typed),
  }
  if (object?.writes !== 'records' || !record?.id) return <TextArea {...props} />
  return <MentionArea object={object.name} recordId={record.id} {...props} />
}
