import { Tabs as BaseTabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface Tab<Name extends string> {
  name: Name
  label: ReactNode
  count?: number
  /** Its page; drawn only while it is on. Leave out to draw it yourself below. */
  panel?: ReactNode
}

export interface TabsProps<Name extends string> {
  value: Name
  onValueChange: (name: Name) => void
  tabs: readonly Tab<Name>[]
  label: string
  className?: string
}

/** Pages of one thing. The line below shows where one is. */
export function Tabs<Name extends string>({ value, onValueChange, tabs, label, className }: TabsProps<Name>) {
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(chosen) => onValueChange(chosen as Name)}
      className={className}
    >
      <BaseTabs.List
        aria-label={label}
        activateOnFocus
        className="relative flex gap-1 overflow-x-auto border-b border-hairline [scrollbar-width:none]"
      >
        {tabs.map((tab) => (
          <BaseTabs.Tab key={tab.name} value={tab.name} className={tabLook}>
            {tab.label}
            {tab.count !== undefined && <span className="ml-1.5 text-small text-muted">{tab.count}</span>}
          </BaseTabs.Tab>
        ))}
        <BaseTabs.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent transition-[left,width]" />
      </BaseTabs.List>
      {tabs.map(
        (tab) =>
          tab.panel !== undefined && (
            <BaseTabs.Panel key={tab.name} value={tab.name} className="rounded-sm pt-4 ring-focus">
              {tab.panel}
            </BaseTabs.Panel>
          ),
      )}
    </BaseTabs.Root>
  )
}

const tabLook = classNames(
  'flex h-9 shrink-0 items-center rounded-md px-2.5 font-medium whitespace-nowrap text-muted ring-focus -outline-offset-2 select-none hover:text-ink',
  'data-active:text-ink touch:h-11',
)
