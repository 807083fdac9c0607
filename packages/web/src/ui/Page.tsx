import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface PageProps {
  /** `reading` for one column of text and forms, `wide` for most, `full` for lists that fill the window and scroll themselves. */
  width?: 'reading' | 'wide' | 'full'
  className?: string
  children: ReactNode
}

const widths = {
  reading: 'mx-auto max-w-3xl pb-16',
  wide: 'mx-auto max-w-6xl pb-16',
  full: 'flex h-full min-h-0 flex-col',
}

/** The space of a page inside the frame. */
export function Page({ width = 'wide', className, children }: PageProps) {
  return <div className={classNames('px-4 pt-5 md:px-6', widths[width], className)}>{children}</div>
}
