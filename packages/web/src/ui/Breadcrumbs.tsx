import { ChevronLeft, ChevronRight } from 'lucide-react'
import { cloneElement, type ReactElement, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface Crumb {
  label: string
  /** `<Link to="/people" />`; the last crumb needs none, one is there. */
  link?: ReactElement<{ children?: ReactNode; className?: string }>
}

/** Where one is, and the ways back up. On a phone only the way one step up, if there is one. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const last = crumbs.length - 1
  return (
    <nav aria-label="Where you are" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1">
        {crumbs.map((crumb, index) => (
          <li
            key={crumb.label}
            className={classNames('flex min-w-0 items-center gap-1', placeLook(index, last))}
          >
            {index === last - 1 && (
              <ChevronLeft className="size-4 shrink-0 sm:hidden rtl:rotate-180" aria-hidden="true" />
            )}
            {crumb.link && index < last ? (
              cloneElement(crumb.link, { children: crumb.label, className: 'truncate hover:text-ink' })
            ) : (
              <span aria-current={index === last ? 'page' : undefined} className="truncate">
                {crumb.label}
              </span>
            )}
            {index < last && (
              <ChevronRight
                className="size-3.5 shrink-0 text-faint max-sm:hidden rtl:rotate-180"
                aria-hidden="true"
              />
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function placeLook(index: number, last: number): string {
  if (index === last) return last === 0 ? 'font-medium' : 'font-medium max-sm:sr-only'
  return index === last - 1 ? 'shrink-0 text-muted' : 'shrink-0 text-muted max-sm:hidden'
}
