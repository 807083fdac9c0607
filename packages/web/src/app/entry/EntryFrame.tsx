import type { ReactNode } from 'react'
import { Logo } from '../../ui/Logo.tsx'

export interface EntryFrameProps {
  title: ReactNode
  lead?: ReactNode
  /** “Step 1 of 2”. */
  step?: string
  children: ReactNode
}

/** The quiet page around signing in and the first steps. */
export function EntryFrame({ title, lead, step, children }: EntryFrameProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-5 py-12 sm:pt-[14vh]">
      <div className="w-full max-w-100">
        <div className="mb-8 flex items-center gap-2 font-semibold">
          <Logo />
          Regulars
        </div>
        {step && <p className="mb-1 text-small text-muted">{step}</p>}
        <h1 className="font-serif text-greeting text-balance">{title}</h1>
        {lead && <p className="mt-2 text-muted">{lead}</p>}
        <div className="mt-7">{children}</div>
      </div>
    </main>
  )
}
