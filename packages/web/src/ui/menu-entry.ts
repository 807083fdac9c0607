import type { ReactElement, ReactNode } from 'react'

/** What a menu can hold, in order. The same for menus, context menus and submenus. */
export type MenuEntry = MenuAction | MenuChoice | MenuGroup | MenuSubmenu | 'separator'

export interface MenuAction {
  label: string
  icon?: ReactNode
  onSelect?: () => void
  /** For an entry that goes somewhere: `<Link to="…" />`, so that it can be opened in a new tab. */
  link?: ReactElement
  keys?: string
  danger?: boolean
  disabled?: boolean
}

export interface MenuChoice {
  label: string
  icon?: ReactNode
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  /** One of several that exclude each other: choosing closes the menu. */
  isOneOf?: boolean
  disabled?: boolean
}

export interface MenuGroup {
  group: string
  entries: readonly MenuEntry[]
}

export interface MenuSubmenu {
  label: string
  icon?: ReactNode
  entries: readonly MenuEntry[]
}
