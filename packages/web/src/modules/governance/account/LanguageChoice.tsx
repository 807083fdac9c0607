import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { chosenLanguage, isLanguage, languageNames, showIn } from '../../../ui/texts/language.ts'

const asTheBrowser = 'browser'

const options = [
  { value: asTheBrowser, label: 'As the browser has it' },
  ...Object.entries(languageNames).map(([value, label]) => ({ value, label })),
]

/** In which language this browser shows Regulars; it changes at once, with a fresh page. */
export function LanguageChoice() {
  return (
    <Field label="Language" hint="On this device. What people wrote stays as they wrote it.">
      <Select
        options={options}
        value={chosenLanguage() ?? asTheBrowser}
        onValueChange={(value) => showIn(isLanguage(value) ? value : undefined)}
      />
    </Field>
  )
}
