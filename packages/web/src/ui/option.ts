import type { ReactNode } from 'react'

/** One thing that can be chosen. */
export interface Option<Value extends string = string> {
  value: Value
  label: string
  /** A second, quiet line: what tells two of the same name apart. */
  hint?: string
  icon?: ReactNode
  disabled?: boolean
}

export interface OptionGroup<Value extends string = string> {
  label: string
  options: readonly Option<Value>[]
}

export const optionLook =
  'flex min-h-hit w-full items-center gap-2 rounded-md px-2 py-1 outline-none select-none data-highlighted:bg-hover data-disabled:text-muted data-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0'

export const groupLabelLook = 'px-2 pt-2 pb-1 text-small font-medium text-muted'
