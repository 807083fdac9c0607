import { useMemo } from 'react'
import { ObjectIcon } from '../../../records/objects/ObjectIcon.tsx'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Field } from '../../../ui/Field.tsx'
import { fromList } from '../../../ui/from-list.ts'
import { MultiSelect } from '../../../ui/MultiSelect.tsx'
import { shapeable } from './shape.ts'

export interface TargetsSettingProps {
  /** Names of objects; undefined for any. */
  value: readonly string[] | undefined
  onValueChange: (targets: string[] | null) => void
}

/** The objects that a reference to any object may lead to. */
export function TargetsSetting({ value = [], onValueChange }: TargetsSettingProps) {
  const catalogue = useObjects()
  const options = useMemo(
    () =>
      shapeable(catalogue.objects)
        .filter(({ bin, fields }) => bin && fields.some(({ searchable }) => searchable))
        .map(({ name, label, icon }) => ({ value: name, label, icon: <ObjectIcon icon={icon} /> })),
    [catalogue],
  )
  const load = useMemo(() => fromList(options), [options])
  return (
    <Field
      label="Of which objects?"
      optional
      hint="Of any, if none is chosen: also of objects that are made later."
    >
      <MultiSelect
        load={load}
        placeholder="Any object"
        value={value.map(
          (name) => options.find((each) => each.value === name) ?? { value: name, label: name },
        )}
        onValueChange={(chosen) =>
          onValueChange(chosen.length > 0 ? chosen.map((option) => option.value) : null)
        }
      />
    </Field>
  )
}
