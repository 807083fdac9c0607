import { ChevronRight } from 'lucide-react'
import { cloneElement, Fragment, type ReactElement, type ReactNode } from 'react'

export interface Crumb {
  label: string
  /** `<Link to="/people" />`; the last crumb needs none, one is there. */
  link?: ReactElement<{ children?: ReactNode; className?: string }>
}

/** Where one is, and the ways back up. On a phone only the way one step up. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Where you are" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1">
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1
          return (
            <Fragment key={crumb.label}>
              <li className={isLast ? 'truncate font-medium' : 'shrink-0 text-muted max-sm:hidden'}>
                {crumb.link && !isLast ? (
                  cloneElement(crumb.link, { children: crumb.label, className: 'hover:text-ink' })
                ) : (
                  <span aria-current={isLast ? 'page' : undefined}>{crumb.label}</span>
                )}
              </li>
              {!isLast && (
                <li aria-hidden="true" className="text-faint max-sm:hidden">
                  <ChevronRight className="size-3.5 rtl:rotate-180" />
                </li>
              )}
            </Fragment>
          )
        })}
      </ol>
    </nav>
  )
}
