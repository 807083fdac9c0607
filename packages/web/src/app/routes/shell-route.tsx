import { createRoute, redirect } from '@tanstack/react-router'
import { NotFoundPage } from '../entry/NotFoundPage.tsx'
import { queryClient } from '../query-client.ts'
import { hasBeenHere, sessionQuery } from '../session.ts'
import { setupQuery } from '../setup.ts'
import { AppShell } from '../shell/AppShell.tsx'
import { rootRoute } from './root-route.tsx'

/** What every page of a module hangs below: `createRoute({ getParentRoute: () => shellRoute, … })`. Only for those who are signed in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    if (!hasBeenHere()) await welcomeFirst()
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (session?.lacksSecondFactor) throw redirect({ to: '/second-step' })
    if (session) return
    await welcomeFirst()
    throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } })
  },
  component: AppShell,
})

/** On the very first visit there is nobody to sign in; who is signed in is then not even asked. */
async function welcomeFirst(): Promise<void> {
  const { needsOwner } = await queryClient.fetchQuery(setupQuery)
  if (needsOwner) throw redirect({ to: '/welcome' })
}

/** Any address that nothing has; inside the frame, so that one can go elsewhere. */
export const nowhereRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  component: NotFoundPage,
})
