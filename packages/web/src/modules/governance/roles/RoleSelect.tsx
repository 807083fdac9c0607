import { useEffect } from 'react'
import { Select } from '../../../ui/Select.tsx'
import { useRoles } from './role.ts'

export interface RoleSelectProps {
  value: string | null
  onValueChange: (roleId: string) => void
  /** Key of the role that is chosen while none is. */
  first?: string
  'aria-label'?: string
}

/** One of the roles, each with what it is for. */
export function RoleSelect({ value, onValueChange, first, ...rest }: RoleSelectProps) {
  const { data: roles = [] } = useRoles()
  const firstId = roles.find(({ key }) => key === first)?.id
  useEffect(() => {
    if (value === null && firstId !== undefined) onValueChange(firstId)
  }, [value, firstId, onValueChange])
  return (
    <Select
      {...rest}
      {...{ value, onValueChange }}
      options={roles.map(({ id, label, description }) => ({
        value: id,
        label,
        hint: description ?? undefined,
      }))}
    />
  )
}
