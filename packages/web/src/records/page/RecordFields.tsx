import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { Cell, isEmptyValue } from '../cells/index.tsx'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import { FieldLine } from './FieldLine.tsx'
import { shownFieldGroups } from './field-groups.ts'
import type { ShownRecord } from './use-record.ts'
import { useSources } from './use-sources.ts'

export interface RecordFieldsProps {
  object: DescribedObject
  /** As `useRecord` answers it. */
  record: ShownRecord
}

/** All fields of a record in groups, each to be changed where it stands. */
export function RecordFields({ object, record }: RecordFieldsProps) {
  const sourceOf = useSources(object, record.id)
  const mayEdit = object.may.update && record.may?.update !== false
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      {shownFieldGroups(object).map(({ title, fields }) => (
        <section key={title} aria-label={title}>
          <SectionHeader title={title} />
          <dl className={linesLook}>
            {fields.map((field) => (
              <FieldLine
                key={field.key}
                object={object}
                record={record}
                field={field}
                mayEdit={mayEdit}
                source={sourceOf(field.property)}
              />
            ))}
          </dl>
        </section>
      ))}
      <OneRelations object={object} record={record} />
    </div>
  )
}

/** What belongs to the record one to one: the estimates of a customer. */
function OneRelations({ object, record }: RecordFieldsProps) {
  const catalogue = useObjects()
  return object.relations.map(({ name, to, via, one }) => {
    const target = catalogue.find(to)
    const related = record[name] as RecordRow | null | undefined
    if (!one || !target || !related) return null
    const isEnd = (key: string) => /(Low|High)$/.test(key)
    const fields = target.fields.filter(
      ({ key, property, system, kind }) =>
        !system && kind !== 'json' && key !== via && !isEnd(key) && !isEmptyValue(related[property]),
    )
    return (
      <section key={name} aria-label={target.label}>
        <SectionHeader title={target.label} />
        <dl className={linesLook}>
          {fields.map((field) => (
            <div
              key={field.key}
              className="col-span-2 grid grid-cols-subgrid border-b border-hairline py-1.5 last:border-0"
            >
              <dt className="text-muted" title={field.description}>
                {field.label}
              </dt>
              <dd className="flex">
                <Cell field={field} record={related} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    )
  })
}

const linesLook = 'grid grid-cols-[minmax(6rem,10rem)_minmax(0,1fr)] gap-x-4'
