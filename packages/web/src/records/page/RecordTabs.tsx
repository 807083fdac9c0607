import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from '../../ui/Tabs.tsx'
import { PartBody, type PartBodyProps } from './PartBody.tsx'
import type { ShownPart } from './use-page-parts.ts'

interface RecordTabsProps extends Omit<PartBodyProps, 'part'> {
  parts: readonly ShownPart[]
}

/** The tabs of a record's page. Which one is open stands in the address, so that a link opens it. */
export function RecordTabs({ parts, ...page }: RecordTabsProps) {
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const first = parts[0]?.name
  if (first === undefined) return null
  const go = (name: string) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, tab: name === first ? undefined : name }) as never,
      replace: true,
    })
  const tabs = parts.map((part) => ({
    name: part.name,
    label: part.title,
    panel: <PartBody part={part} {...page} />,
  }))
  const isOpen = tabs.some(({ name }) => name === tab)
  return <Tabs label={page.object.label} tabs={tabs} value={isOpen ? tab! : first} onValueChange={go} />
}
