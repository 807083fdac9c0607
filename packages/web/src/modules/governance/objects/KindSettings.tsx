import {
  type FileSort,
  fileSortLabels,
  fileSorts,
  inSentence,
  type RollUp,
  type SelectOption,
  withArticle,
} from '@regulars/model'
import { useMemo } from 'react'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'
import { ObjectIcon } from '../../../records/objects/ObjectIcon.tsx'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Combobox } from '../../../ui/Combobox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { fromList } from '../../../ui/from-list.ts'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { FormulaEditor } from './FormulaEditor.tsx'
import { type FieldDraft, offeredOf } from './field-draft.ts'
import { LinkSettings } from './LinkSettings.tsx'
import { OptionsEditor } from './OptionsEditor.tsx'
import { RollUpEditor } from './RollUpEditor.tsx'
import { shapeable } from './shape.ts'
import { TargetsSetting } from './TargetsSetting.tsx'

export interface KindSettingsProps {
  object: DescribedObject
  field: DescribedField | undefined
  draft: FieldDraft
  set: (part: Partial<FieldDraft>) => void
}

/** What belongs to the kind of a field: options, bounds, unit, what it points to. */
export function KindSettings({ object, field, draft, set }: KindSettingsProps) {
  const known: readonly string[] = offeredOf(draft).settings
  const { settings } = draft
  const put = (part: Record<string, unknown>) => set({ settings: { ...settings, ...part } })
  const isOurs = field !== undefined && !field.custom
  return (
    <>
      {known.includes('options') && (
        <OptionsEditor
          options={(settings.options as SelectOption[] | undefined) ?? []}
          isFixed={isOurs}
          onOptionsChange={(options) => put({ options })}
        />
      )}
      {known.includes('formula') && !isOurs && (
        <FormulaEditor
          object={object}
          value={(settings.formula as string | undefined) ?? ''}
          onValueChange={(formula) => put({ formula })}
        />
      )}
      {known.includes('rollUp') && !isOurs && (
        <RollUpEditor
          object={object}
          value={(settings.rollUp as Partial<RollUp> | undefined) ?? {}}
          onValueChange={(rollUp) => put({ rollUp })}
        />
      )}
      {known.includes('to') && !field && (
        <Target
          object={object}
          value={(settings.to as string | undefined) ?? null}
          onValueChange={(to) => put({ to })}
        />
      )}
      {known.includes('inverseLabel') && <LinkSettings {...{ object, field, settings, put }} />}
      {known.includes('targets') && (
        <TargetsSetting
          value={(settings.targets as string[] | undefined) ?? undefined}
          onValueChange={(targets) => put({ targets })}
        />
      )}
      {known.includes('pattern') && !isOurs && (
        <Field
          label="How it is written"
          hint="The noughts in braces become the number: MA-{0000} gives MA-0001, MA-0002 …"
        >
          <TextInput
            required
            maxLength={80}
            placeholder="MA-{0000}"
            value={(settings.pattern as string | undefined) ?? ''}
            onValueChange={(pattern) => put({ pattern: pattern || null })}
          />
        </Field>
      )}
      {known.includes('stars') && !isOurs && (
        <Field label="Stars" optional hint="Five, if nothing is said.">
          <NumberInput
            min={3}
            max={10}
            digits={0}
            value={(settings.stars as number | undefined) ?? null}
            onValueChange={(stars) => put({ stars })}
          />
        </Field>
      )}
      {known.includes('accepts') && !isOurs && <FileLimits {...{ settings, put }} />}
      {known.includes('unit') && !isOurs && <Bounds {...{ settings, put }} />}
      {known.includes('yearly') && !isOurs && (
        <Switch
          checked={settings.yearly === true}
          onCheckedChange={(yearly) => put({ yearly: yearly || null })}
          hint="As a birthday does, so that it can be asked for by the days until it."
        >
          Comes round every year
        </Switch>
      )}
      {known.includes('open') && !isOurs && (
        <Switch
          checked={settings.open === true}
          onCheckedChange={(open) => put({ open: open || null })}
          hint="Whoever edits a record may type one that is not in the list."
        >
          New options may be typed
        </Switch>
      )}
    </>
  )
}

interface TargetProps {
  object: DescribedObject
  value: string | null
  onValueChange: (to: string) => void
}

function Target({ object, value, onValueChange }: TargetProps) {
  const catalogue = useObjects()
  const options = useMemo(
    () =>
      shapeable(catalogue.objects).map(({ name, label, icon }) => ({
        value: name,
        label,
        icon: <ObjectIcon icon={icon} />,
      })),
    [catalogue],
  )
  const load = useMemo(() => fromList(options), [options])
  const to = options.find((option) => option.value === value) ?? null
  const hint =
    to &&
    `On the page of ${withArticle(inSentence(to.label))} there will be its ${inSentence(object.labelPlural)}.`
  return (
    <Field label="Of which object?" hint={hint}>
      <Combobox
        required
        load={load}
        placeholder="Find an object"
        nothing="No object fits."
        value={to}
        onValueChange={(option) => option && onValueChange(option.value)}
      />
    </Field>
  )
}

interface BoundsProps {
  settings: Record<string, unknown>
  put: (part: Record<string, unknown>) => void
}

function Bounds({ settings, put }: BoundsProps) {
  const number = (name: string) => (settings[name] as number | undefined) ?? null
  return (
    <>
      <div className="grid grid-cols-3 gap-3">
        <Field label="Unit" optional>
          <TextInput
            maxLength={20}
            placeholder="kg"
            value={(settings.unit as string | undefined) ?? ''}
            onValueChange={(unit) => put({ unit: unit || null })}
          />
        </Field>
        <Field label="At least" optional>
          <NumberInput value={number('min')} onValueChange={(min) => put({ min })} />
        </Field>
        <Field label="At most" optional>
          <NumberInput value={number('max')} onValueChange={(max) => put({ max })} />
        </Field>
      </div>
      <Switch
        checked={settings.integer === true}
        onCheckedChange={(integer) => put({ integer: integer || null })}
      >
        Whole numbers only
      </Switch>
      {settings.integer !== true && (
        <Field
          label="Decimals shown"
          optional
          hint="Two at most, if nothing is said. What is kept has all of them."
        >
          <NumberInput
            min={0}
            max={8}
            digits={0}
            value={number('digits')}
            onValueChange={(digits) => put({ digits })}
          />
        </Field>
      )}
    </>
  )
}

/** How many files there may be, how large and of what sorts. */
function FileLimits({ settings, put }: BoundsProps) {
  const accepts = (settings.accepts as FileSort[] | undefined) ?? []
  const number = (name: string) => (settings[name] as number | undefined) ?? null
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Files at most" optional hint="20, if nothing is said.">
          <NumberInput
            min={1}
            max={50}
            digits={0}
            value={number('most')}
            onValueChange={(most) => put({ most })}
          />
        </Field>
        <Field label="Megabytes each" optional hint="25, if nothing is said.">
          <NumberInput
            min={1}
            max={100}
            digits={0}
            value={number('maxMegabytes')}
            onValueChange={(maxMegabytes) => put({ maxMegabytes })}
          />
        </Field>
      </div>
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-control font-medium">
          Only these <span className="font-normal text-muted">· any, if none is ticked</span>
        </legend>
        {fileSorts.map((sort) => (
          <Checkbox
            key={sort}
            checked={accepts.includes(sort)}
            onCheckedChange={(isIn) => {
              const next = fileSorts.filter((each) => (each === sort ? isIn : accepts.includes(each)))
              put({ accepts: next.length > 0 ? next : null })
            }}
          >
            {capitalised(fileSortLabels[sort])}
          </Checkbox>
        ))}
      </fieldset>
    </>
  )
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
