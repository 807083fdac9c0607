import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from './EmptyState.tsx'

export interface NoPermissionProps {
  /** What one may not see: “deals”, “this customer”. */
  what: string
  /** Who can give it: “Ana Nowak (owner)”. */
  giver?: string
  action?: ReactNode
  isPage?: boolean
}

/** Not for one's eyes, and who can change that. */
export function NoPermission(props: NoPermissionProps) {
  const { what, giver = 'The owner of this business', action, isPage } = props
  return (
    <EmptyState
      isPage={isPage}
      title={`You may not see ${what}.`}
      icon={<Lock aria-hidden="true" />}
      action={action}
    >
      {giver} can give you permission.
    </EmptyState>
  )
}
