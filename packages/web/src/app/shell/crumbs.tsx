import { useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Crumb } from '../../ui/Breadcrumbs.tsx'
import { Link } from '../../ui/Link.tsx'
import { useCurrentPageTitle } from '../page-title.ts'

/** The way here: what the routes are called, and last what the page itself says it is about. Sets the window's title too. */
export function useCrumbs(): Crumb[] {
  const title = useCurrentPageTitle()
  const named = useMatches({
    select: (matches) =>
      matches.flatMap(({ staticData, pathname }) =>
        staticData.crumb ? [{ label: staticData.crumb, pathname }] : [],
      ),
    structuralSharing: true,
  })
  const crumbs = named.map(({ label, pathname }) => ({ label, link: <Link to={pathname} /> }))
  const all: Crumb[] = title && title !== named.at(-1)?.label ? [...crumbs, { label: title }] : crumbs
  const last = all.at(-1)?.label
  useEffect(() => {
    document.title = last ? `${last} · Regulars` : 'Regulars'
  }, [last])
  return all
}
