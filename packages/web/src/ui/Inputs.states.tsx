import { Search } from 'lucide-react'
import { useState } from 'react'
import { Combobox } from './Combobox.tsx'
import { DateInput } from './DateInput.tsx'
import { Field } from './Field.tsx'
import { fromList } from './from-list.ts'
import { MoneyInput } from './MoneyInput.tsx'
import { MultiSelect } from './MultiSelect.tsx'
import { NumberInput } from './NumberInput.tsx'
import type { Option } from './option.ts'
import { Select } from './Select.tsx'
import { StarInput } from './StarInput.tsx'
import type { States } from './states.ts'
import { TextArea } from './TextArea.tsx'
import { TextInput } from './TextInput.tsx'

const channels: Option[] = [
  { value: 'web', label: 'Web shop' },
  { value: 'store', label: 'Store', hint: 'Wrzeszcz and Oliwa' },
  { value: 'phone', label: 'Phone' },
  { value: 'fax', label: 'Fax', disabled: true },
]

const people: Option[] = [
  { value: '1', label: 'Marta Kowalczyk', hint: 'marta@example.com' },
  { value: '2', label: 'Jürgen Groß', hint: 'Hotel Linde' },
  { value: '3', label: 'Zoë Ångström', hint: 'zoe@example.com' },
]
const loadPeople = fromList(people)

export const states: States = {
  title: 'Inputs',
  examples: {
    Text: () => (
      <Grid>
        <Field label="Name">
          <TextInput defaultValue="Marta Kowalczyk" />
        </Field>
        <Field label="Nickname" optional hint="What she likes to be called.">
          <TextInput placeholder="Marta" />
        </Field>
        <Field label="E-mail" error="There is no @ in this address. Write it as name@example.com.">
          <TextInput defaultValue="marta.example.com" />
        </Field>
        <Field label="Customer number" disabled hint="Given by the till.">
          <TextInput defaultValue="K-10482" />
        </Field>
        <TextInput aria-label="Search people" prefix={<Search />} placeholder="Search people" type="search" />
        <Field label="Web site">
          <TextInput prefix="https://" defaultValue="hotel-linde.example" />
        </Field>
      </Grid>
    ),
    'Long text': () => (
      <Field label="Note" hint="Seen by your colleagues only.">
        <TextArea defaultValue="Had a grinder repaired in May and was pleased. Would rather get e-mail than calls." />
      </Field>
    ),
    'Numbers, money, days': Figures,
    Stars: () => {
      const [stars, setStars] = useState<number | null>(3)
      return (
        <Grid>
          <StarInput aria-label="How it was" value={stars} onValueChange={setStars} of={5} />
          <StarInput aria-label="Not rated" value={null} onValueChange={() => {}} of={5} />
        </Grid>
      )
    },
    'One of a few': () => {
      const [value, setValue] = useState<string | null>('store')
      return (
        <Grid>
          <Field label="Channel">
            <Select value={value} onValueChange={setValue} options={channels} />
          </Field>
          <Field label="Channel" error="Choose where the order came from.">
            <Select value={null} onValueChange={setValue} options={channels} />
          </Field>
          <Field label="Channel" disabled>
            <Select value="web" onValueChange={setValue} options={channels} />
          </Field>
        </Grid>
      )
    },
    'One of many, several of many': () => {
      const [one, setOne] = useState<Option | null>(people[0] ?? null)
      const [several, setSeveral] = useState<Option[]>(people.slice(0, 2))
      return (
        <Grid>
          <Field label="Owner">
            <Combobox value={one} onValueChange={setOne} load={loadPeople} placeholder="Find a person" />
          </Field>
          <Field label="Invited">
            <MultiSelect
              value={several}
              onValueChange={setSeveral}
              load={loadPeople}
              placeholder="Find people"
            />
          </Field>
        </Grid>
      )
    },
  },
}

function Figures() {
  const [share, setShare] = useState<number | null>(20)
  const [minor, setMinor] = useState<number | null>(128_430)
  const [day, setDay] = useState<string | null>('2026-11-22')
  return (
    <Grid>
      <Field label="Held back by chance" hint="So that you can tell what the program brought.">
        <NumberInput value={share} onValueChange={setShare} min={0} max={50} suffix="%" />
      </Field>
      <Field label="Budget">
        <MoneyInput minor={minor} onMinorChange={setMinor} currency="EUR" />
      </Field>
      <Field label="Close date">
        <DateInput value={day} onValueChange={setDay} />
      </Field>
    </Grid>
  )
}

function Grid({ children }: { children: React.ReactNode }) {
  return <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{children}</div>
}
