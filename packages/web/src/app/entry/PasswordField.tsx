import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

export const shortestPassword = 10

export interface PasswordFieldProps {
  value: string
  onValueChange: (value: string) => void
  error?: string
  label?: string
}

/** A new password, which can be looked at while it is chosen. */
export function PasswordField({ value, onValueChange, error, label = 'Password' }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  return (
    <Field
      label={label}
      error={error}
      hint={`At least ${shortestPassword} characters. Three words that only you would put together are good.`}
    >
      <TextInput
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        required
        minLength={shortestPassword}
        {...{ value, onValueChange }}
        suffix={
          <button
            type="button"
            aria-pressed={isShown}
            aria-label="Show the password"
            onClick={() => setShown(!isShown)}
            className="-me-2 flex size-hit items-center justify-center rounded-md ring-focus hover:text-ink"
          >
            {isShown ? <EyeOff /> : <Eye />}
          </button>
        }
      />
    </Field>
  )
}
