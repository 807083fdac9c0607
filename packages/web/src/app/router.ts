import { createRouter } from '@tanstack/react-router'
import { modules } from '../modules/index.ts'
import { NotFoundPage } from './entry/NotFoundPage.tsx'
import { PageError } from './entry/PageError.tsx'
import { PagePending } from './entry/PagePending.tsx'
import { entryRoutes } from './routes/entry-routes.ts'
import { galleryRoutes } from './routes/gallery-route.ts'
import { rootRoute } from './routes/root-route.tsx'
import { nowhereRoute, shellRoute } from './routes/shell-route.tsx'
import type { RoutesOf } from './web-module.ts'

const moduleRoutes = modules.flatMap(({ routes }) => [...routes]) as RoutesOf<typeof modules>

const publicRoutes = modules.flatMap(({ publicRoutes: some }) => [...some])

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    shellRoute.addChildren([...moduleRoutes, nowhereRoute]),
    ...entryRoutes,
    ...(publicRoutes as []),
    ...galleryRoutes,
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 200,
  defaultPendingComponent: PagePending,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
  scrollToTopSelectors: ['#main'],
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
