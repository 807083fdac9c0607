import { TextArea, type TextAreaProps } from '../../ui/TextArea.tsx'
import type { InputProps } from '../inputs/input.ts'
import { useObjects } from '../objects/use-objects.ts'
import { MentionArea } from './MentionArea.tsx'

interface WrittenAreaProps
  extends Omit<TextAreaProps, 'value' | 'onValueChange' | 'ref'>,
    Pick<InputProps<'longText' | 'richText'>, 'field' | 'record' | 'value' | 'onValueChange'> {}

/** The text of a field in which people write of a record, be it there or only being made: `@` mentions colleagues. */
export function WrittenArea({ field, record, value, onValueChange, ...rest }: WrittenAreaProps) {
  const object = useObjects().byPath(field.of ?? '')
  const props = {
    ...rest,
    name: field.property,
    maxLength: field.maxLength,
    value: value ?? '',
    onValueChange: (typed: string) => onValueChange(typed === '' ? null : typed),
  }
  if (object?.writes !== 'records') return <TextArea {...props} />
  const ownerId = record?.ownerId
  return (
    <MentionArea
      object={object.name}
      recordId={record?.id}
      ownerId={typeof ownerId === 'string' ? ownerId : undefined}
      {...props}
    />
  )
}
