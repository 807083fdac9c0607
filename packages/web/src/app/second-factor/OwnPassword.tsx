import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

interface OwnPasswordProps {
  value: string
  onValueChange: (value: string) => void
}

/** The password one has, asked again before what it guards is changed. */
export function OwnPassword(props: OwnPasswordProps) {
  return (
    <Field label="Your password">
      <TextInput type="password" autoComplete="current-password" required autoFocus {...props} />
    </Field>
  )
}
