import type { PanelProps } from '../../../app/web-module.ts'
import { RelationshipsPanel } from './RelationshipsPanel.tsx'

/** Who belongs with a person. */
export default function ContactRelationships({ recordId }: PanelProps) {
  return <RelationshipsPanel object="contact" recordId={recordId} />
}
