import type { FieldLevel } from '@regulars/model'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Row, Rows } from '../Rows.tsx'
import { type FieldRights, withLevel } from './rights.ts'

export interface FieldLevelsProps {
  fields: FieldRights
  onChange: (fields: FieldRights) => void
}

const levels: { value: FieldLevel; label: string }[] = [
  { value: 'hidden', label: 'Hidden' },
  { value: 'read', label: 'Seen, not changed' },
]

/** Fields that are less open than the record they belong to. */
export function FieldLevels({ fields, onChange }: FieldLevelsProps) {
  const { find } = useObjects()
  const closed = Object.entries(fields).flatMap(([object, byField]) =>
    Object.entries(byField).map(([field, level]) => ({ object, field, level })),
  )
  return (
    <section aria-labelledby="fields">
      <SectionHeader
        id="fields"
        title="Fields"
        description="Every field is as open as its record, except these."
      />
      {closed.length > 0 && (
        <Rows label="Fields">
          {closed.map(({ object, field, level }) => {
            const name = `${find(object)?.label ?? object}: ${labelOf(find(object), field)}`
            return (
              <Row
                key={`${object}.${field}`}
                title={name}
                end={
                  <>
                    <Select
                      aria-label={name}
                      className="w-44"
                      value={level}
                      options={levels}
                      onValueChange={(chosen) => onChange(withLevel(fields, object, field, chosen))}
                    />
                    <IconButton
                      label={`Open ${name}`}
                      icon={<X />}
                      onClick={() => onChange(withLevel(fields, object, field, 'write'))}
                    />
                  </>
                }
              />
            )
          })}
        </Rows>
      )}
      <CloseField
        onClose={(object, field) => onChange(withLevel(fields, object, field, 'hidden'))}
        isClosed={(object, field) => fields[object]?.[field] !== undefined}
      />
    </section>
  )
}

interface CloseFieldProps {
  onClose: (object: string, field: string) => void
  isClosed: (object: string, field: string) => boolean
}

function CloseField({ onClose, isClosed }: CloseFieldProps) {
  const { objects, find } = useObjects()
  const [object, setObject] = useState('contact')
  const [field, setField] = useState<string | null>(null)
  const choices = find(object)?.fields.filter(({ key }) => !isClosed(object, key)) ?? []
  const close = () => {
    if (field === null) return
    onClose(object, field)
    setField(null)
  }
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Select
        aria-label="Object"
        className="w-40"
        value={object}
        options={objects.map(({ name, label }) => ({ value: name, label }))}
        onValueChange={(chosen) => {
          setObject(chosen)
          setField(null)
        }}
      />
      <Select
        aria-label="Field"
        className="w-48"
        placeholder="Choose a field…"
        value={field}
        options={choices.map(({ key, label }) => ({ value: key, label }))}
        onValueChange={setField}
      />
      <Button icon={<Plus />} disabled={field === null} onClick={close}>
        Close it
      </Button>
    </div>
  )
}

function labelOf(object: DescribedObject | undefined, field: string): string {
  return object?.fields.find(({ key }) => key === field)?.label ?? field
}
