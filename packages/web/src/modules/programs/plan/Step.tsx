import { type ReactNode, useId } from 'react'

export interface StepProps {
  number: number
  title: string
  /** What it is for, in a line. */
  hint?: ReactNode
  children: ReactNode
}

/** One step of the recipe; the line leads on to the next. */
export function Step({ number, title, hint, children }: StepProps) {
  const titleId = useId()
  return (
    <li className="group/step relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 pb-7">
      <span
        aria-hidden="true"
        className="absolute start-3.5 top-8 bottom-1 w-px bg-hairline group-last/step:hidden"
      />
      <span
        aria-hidden="true"
        className="flex size-7 items-center justify-center rounded-full border border-edge bg-raised text-small font-medium text-muted"
      >
        {number}
      </span>
      <section aria-labelledby={titleId} className="min-w-0 pt-0.5">
        <h2 id={titleId} className="text-large font-semibold">
          {title}
        </h2>
        {hint && <p className="text-muted">{hint}</p>}
        <div className="mt-2.5">{children}</div>
      </section>
    </li>
  )
}
