import { type ReactNode, Suspense } from 'react'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { HistoryPanel } from './HistoryPanel.tsx'
import { RecordFields } from './RecordFields.tsx'
import { RelatedList } from './RelatedList.tsx'
import type { ShownPart } from './use-page-parts.ts'
import type { ShownRecord } from './use-record.ts'

/** Parts that the page of an object draws itself, by name; nothing of a name means that this record has none of it. */
export type OwnParts = Readonly<Record<string, ReactNode>>

/** Whether a part has anything to show on this page. */
export const isThere = ({ name, panel }: ShownPart, own: OwnParts): boolean =>
  !panel || panel.component !== undefined || Boolean(own[name])

export interface PartBodyProps {
  part: ShownPart
  object: DescribedObject
  record: ShownRecord
  own: OwnParts
}

/** What a part of a page shows, without its title. */
export function PartBody({ part: { name, panel, relation }, object, record, own }: PartBodyProps) {
  if (panel?.component) {
    const Panel = panel.component
    return (
      <Suspense fallback={<SkeletonText lines={5} />}>
        <Panel recordId={record.id} />
      </Suspense>
    )
  }
  if (panel) return own[name]
  if (relation)
    return (
      <RelatedList
        object={relation.to}
        via={relation.via}
        id={record.id}
        columns={object.page?.columns?.[relation.name]}
      />
    )
  return name === 'history' ? (
    <HistoryPanel object={object.name} id={record.id} />
  ) : (
    <RecordFields object={object} record={record} />
  )
}
