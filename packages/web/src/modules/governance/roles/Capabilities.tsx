import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../app/api-query.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'

export interface CapabilitiesProps {
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Acts that are no plain reading or writing: importing, launching, undoing. */
export function Capabilities({ chosen, onChange }: CapabilitiesProps) {
  const { data } = useQuery({
    ...apiQuery<{ data: { name: string; label: string }[] }>('capabilities'),
    meta: { topics: ['capabilities'] },
  })
  const has = (name: string) => chosen.includes('*') || chosen.includes(name)
  const toggle = (name: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, name] : chosen.filter((each) => each !== name))
  return (
    <div className="grid gap-x-6 sm:grid-cols-2">
      {data?.data.map(({ name, label }) => (
        <Checkbox
          key={name}
          checked={has(name)}
          disabled={chosen.includes('*')}
          onCheckedChange={(isOn) => toggle(name, isOn)}
        >
          {label}
        </Checkbox>
      ))}
    </div>
  )
}
