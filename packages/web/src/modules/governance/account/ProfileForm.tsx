import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { loadTimeZones, optionFor, timeZones } from '../../../app/place-options.ts'
import { asProblem } from '../../../app/problem.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useSession } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/Combobox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { loadLocales, locales } from '../locale-options.ts'
import { LanguageChoice } from './LanguageChoice.tsx'

/** How one is called and how one reads numbers and times. */
export function ProfileForm() {
  const { user, business } = useSession()
  const [name, setName] = useState(user.name)
  const [locale, setLocale] = useState(user.locale ?? null)
  const [timeZone, setTimeZone] = useState(user.timeZone ?? null)
  const save = useMutation({
    mutationFn: () => api.patch('me', { name, locale, timeZone }),
    onSuccess: async () => {
      await invalidateTopic('me')
      showToast({ title: 'Kept.' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} className="max-w-md space-y-4">
      <ProblemCallout error={save.error} />
      <Field label="Your name" error={save.error && asProblem(save.error).faultOf('name')}>
        <TextInput autoComplete="name" required value={name} onValueChange={setName} />
      </Field>
      <LanguageChoice />
      <Field label="Numbers and dates" hint="Only for you. Empty: as the business has it.">
        <Combobox
          value={locale === null ? null : optionFor(locales, locale)}
          load={loadLocales}
          placeholder={optionFor(locales, business.locale).label}
          onValueChange={(option) => setLocale(option?.value ?? null)}
        />
      </Field>
      <Field label="Time zone">
        <Combobox
          value={timeZone === null ? null : optionFor(timeZones, timeZone)}
          load={loadTimeZones}
          placeholder={optionFor(timeZones, business.timeZone).label}
          onValueChange={(option) => setTimeZone(option?.value ?? null)}
        />
      </Field>
      <Button type="submit" variant="primary" busy={save.isPending}>
        Save
      </Button>
    </form>
  )
}
