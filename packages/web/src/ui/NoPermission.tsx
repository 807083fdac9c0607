import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from './EmptyState.tsx'

export interface NoPermissionProps {
  /** What one may not see: “deals”, “this customer”. */
  what: string
  /** Who can give it: “Ana Nowak (owner)”. */
  giver?: string
  action?: ReactNode
}

/** Not for one's eyes, and who can change that. */
export function NoPermission({ what, giver = 'The owner of this business', action }: NoPermissionProps) {
  return (
    <EmptyState title={`You may not see ${what}.`} icon={<Lock aria-hidden="true" />} action={action}>
      {giver} can give you permission.
    </EmptyState>
  )
}
