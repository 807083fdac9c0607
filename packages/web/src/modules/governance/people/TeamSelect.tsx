import { Select } from '../../../ui/Select.tsx'
import { useTeams } from './person.ts'

export interface TeamSelectProps {
  value: string | null
  onValueChange: (teamId: string | null) => void
}

/** One of the teams, or none. */
export function TeamSelect({ value, onValueChange }: TeamSelectProps) {
  const { data: teams = [] } = useTeams()
  return (
    <Select
      value={value ?? 'none'}
      onValueChange={(chosen) => onValueChange(chosen === 'none' ? null : chosen)}
      options={[
        { value: 'none', label: 'No team' },
        ...teams.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
