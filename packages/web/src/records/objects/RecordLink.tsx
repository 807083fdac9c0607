import type { ReactNode } from 'react'
import { Link } from '../../ui/Link.tsx'
import { useRecordAddress } from './record-address.ts'

export interface RecordLinkProps {
  /** Name of the object. */
  object: string
  id: string
  className?: string
  tabIndex?: number
  children: ReactNode
}

/** A record's name that leads to its page. */
export function RecordLink({ object, id, children, ...rest }: RecordLinkProps) {
  const addressOf = useRecordAddress()
  return (
    <Link to={addressOf(object, id)} {...rest}>
      {children}
    </Link>
  )
}
