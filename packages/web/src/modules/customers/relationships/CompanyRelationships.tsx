import type { PanelProps } from '../../../app/web-module.ts'
import { RelationshipsPanel } from './RelationshipsPanel.tsx'

/** Who belongs with a company. */
export default function CompanyRelationships({ recordId }: PanelProps) {
  return <RelationshipsPanel object="company" recordId={recordId} />
}
