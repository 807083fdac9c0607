import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { NavIcon, NavItem } from '../../app/web-module.ts'
import { objectsQuery } from './use-objects.ts'

const ObjectIcon = lazy(() => import('./ObjectIcon.tsx').then((file) => ({ default: file.ObjectIcon })))
const nothing: readonly NavItem[] = []

/** The lists of objects that users made, as places of the sidebar. */
export function usePlacesOfObjects(): readonly NavItem[] {
  const { data } = useQuery(objectsQuery)
  const made = data?.data.filter(({ custom, ends }) => custom && !ends)
  if (!made || made.length === 0) return nothing
  return made.map(({ name, path, labelPlural, icon }) => ({
    name: `object-${name}`,
    label: labelPlural,
    icon: iconNamed(icon),
    to: `/${path}`,
    group: 'Your objects',
    permission: `${name}.read`,
  }))
}

const known = new Map<string, NavIcon>()

/** An icon by its name; the icons are fetched when somebody has an object of their own. */
function iconNamed(icon: string): NavIcon {
  let Icon = known.get(icon)
  if (!Icon) {
    // biome-ignore lint/correctness/noComponentHookFactories: one for each name, and kept
    Icon = ({ className }) => (
      <Suspense fallback={<span className={className} />}>
        <ObjectIcon icon={icon} {...(className ? { className } : {})} />
      </Suspense>
    )
    known.set(icon, Icon)
  }
  return Icon
}
