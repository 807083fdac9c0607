import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router'
import { queryClient } from '../app/query-client.ts'
import { shellRoute } from '../app/routes/shell-route.tsx'
import { webModule } from '../app/web-module.ts'
import { objectsQuery } from './objects/use-objects.ts'
import { usePlacesOfObjects } from './objects/use-places.tsx'

/** The object that an address speaks of by its path or its name; nothing found is a page that is not there. */
async function objectAt(path: string) {
  const { data } = await queryClient.ensureQueryData(objectsQuery)
  const object = data.find((each) => each.path === path) ?? data.find((each) => each.name === path)
  if (!object) throw notFound()
  return object
}

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/$objectPath',
  beforeLoad: async ({ params, search }) => {
    const { path } = await objectAt(params.objectPath)
    if (path !== params.objectPath)
      throw redirect({ to: '/$objectPath', params: { objectPath: path }, search, replace: true })
  },
  component: lazyRouteComponent(() => import('./AnyListPage.tsx'), 'AnyListPage'),
})

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/$objectPath/$recordId',
  beforeLoad: async ({ params }) => {
    const { path } = await objectAt(params.objectPath)
    if (path === params.objectPath) return
    throw redirect({ to: '/$objectPath/$recordId', params: { ...params, objectPath: path }, replace: true })
  },
  component: lazyRouteComponent(() => import('./AnyRecordPage.tsx'), 'AnyRecordPage'),
})

const mergeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/merge/$objectPath',
  validateSearch: ({ records, kept }: Record<string, unknown>): { records?: string; kept?: string } => ({
    ...(typeof records === 'string' && { records }),
    ...(typeof kept === 'string' && { kept }),
  }),
  component: lazyRouteComponent(() => import('./merge/MergePage.tsx'), 'MergePage'),
})

const duplicatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/duplicates/$objectPath',
  validateSearch: ({ changeSet }: Record<string, unknown>): { changeSet?: string } =>
    typeof changeSet === 'string' ? { changeSet } : {},
  component: lazyRouteComponent(() => import('./duplicates/DuplicatesPage.tsx'), 'DuplicatesPage'),
})

/**
 * The list and the record page that every object has by its definition, built in or made by users. A module that draws its own
 * gives its routes fixed addresses, which come first, and names them in its `recordPages`; a module that only adds to a page gives `panels`.
 */
export const records = webModule({
  name: 'records',
  useNav: usePlacesOfObjects,
  routes: [listRoute, recordRoute, mergeRoute, duplicatesRoute],
  anyRecordPage: (object, id) => `/${object}/${id}`,
})
