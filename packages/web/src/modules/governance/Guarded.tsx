import type { ReactNode } from 'react'
import { useMay } from '../../app/session.ts'
import { NoPermission } from '../../ui/NoPermission.tsx'

/** A page for those who have a permission; the others are told who can give it. */
export function Guarded({
  permission,
  what,
  children,
}: {
  permission: string
  what: string
  children: ReactNode
}) {
  const may = useMay()
  return may(permission) ? children : <NoPermission what={what} isPage />
}
