import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { Kbd } from '../../ui/Kbd.tsx'
import { showPalette } from './palette-state.ts'

export interface PaletteItemProps {
  name: string
  icon?: ReactNode
  /** What may be typed to find it. */
  words?: string[]
  keys?: string
  /** Stays whatever was typed, since the server has chosen it already. */
  always?: boolean
  onSelect: () => void
  children: ReactNode
}

/** One thing in the palette; choosing it closes the palette first, so that what it opens gets the focus. */
export function PaletteItem({ name, icon, words, keys, always, onSelect, children }: PaletteItemProps) {
  return (
    <Command.Item
      value={name}
      keywords={words}
      forceMount={always}
      onSelect={() => {
        showPalette('closed')
        onSelect()
      }}
      className="flex min-h-9 items-center gap-2.5 rounded-md px-2.5 py-1 select-none data-[selected=true]:bg-hover touch:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys && <Kbd keys={keys} />}
    </Command.Item>
  )
}

export function PaletteGroup({
  heading,
  isEmpty,
  always,
  children,
}: {
  heading: string
  isEmpty: boolean
  always?: boolean
  children: ReactNode
}) {
  if (isEmpty) return null
  return (
    <Command.Group
      heading={heading}
      forceMount={always}
      className="pb-1 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  )
}
