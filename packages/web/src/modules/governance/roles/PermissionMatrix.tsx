import { acts } from '@regulars/model'
import { useMemo } from 'react'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { told } from '../../../ui/texts/told.ts'
import { MatrixRow } from './MatrixRow.tsx'
import type { ObjectsRights } from './rights.ts'

export interface PermissionMatrixProps {
  objects: ObjectsRights
  onChange: (objects: ObjectsRights) => void
}

const actLabels = { create: 'Add', read: 'See', update: 'Change', delete: 'Remove' } as const

/** Which records of which objects may be added, seen, changed and removed. */
export function PermissionMatrix({ objects, onChange }: PermissionMatrixProps) {
  const catalogue = useObjects()
  const groups = useMemo(
    () => groupByModule(catalogue.objects.filter(({ ends }) => !ends)),
    [catalogue.objects],
  )
  return (
    <section aria-labelledby="matrix">
      <SectionHeader
        id="matrix"
        title="Records"
        description="“Own” is what somebody looks after, “team’s” what anybody in their team does. What has no row of its own follows the first."
      />
      <div className="relative overflow-x-auto">
        <table className="w-full min-w-150 table-fixed">
          <thead>
            <tr className="border-b border-hairline text-start text-small text-muted">
              <th scope="col" className="w-2/6 py-1.5 text-start font-medium">
                Object
              </th>
              {acts.map((act) => (
                <th key={act} scope="col" className="px-3.5 py-1.5 text-start font-medium">
                  {actLabels[act]}
                </th>
              ))}
              <th scope="col" className="w-9">
                <span className="sr-only">Reset</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <MatrixRow {...{ objects, onChange }} name="*" label="All others" />
          </tbody>
          {groups.map(([module, members]) => (
            <tbody key={module}>
              <tr>
                <th
                  scope="colgroup"
                  colSpan={6}
                  className="pt-4 pb-1 text-start text-small font-medium text-muted"
                >
                  {moduleLabel(module)}
                </th>
              </tr>
              {members.map(({ name, labelPlural, writes }) => (
                <MatrixRow
                  key={name}
                  {...{ objects, onChange, name, label: labelPlural }}
                  isManaged={writes === 'managed'}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  )
}

/** Who works here matters least often. */
const last = 'governance'

function groupByModule(objects: readonly DescribedObject[]): [string, DescribedObject[]][] {
  return Object.entries(Object.groupBy(objects, ({ module }) => module))
    .map(([module, members = []]): [string, DescribedObject[]] => [module, members])
    .toSorted(([a], [b]) => Number(a === last) - Number(b === last))
}

function moduleLabel(module: string): string {
  return told(module.charAt(0).toUpperCase() + module.slice(1))
}
