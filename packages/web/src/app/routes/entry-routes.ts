import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { queryClient } from '../query-client.ts'
import { sessionQuery } from '../session.ts'
import { rootRoute } from './root-route.tsx'

/** The pages for those who are not signed in, or not yet. */
export const entryRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/welcome',
    component: lazyRouteComponent(() => import('../entry/WelcomePage.tsx'), 'WelcomePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    validateSearch: (search: Record<string, unknown>): { next?: string } => ({
      next: ownAddress(search.next),
    }),
    component: lazyRouteComponent(() => import('../entry/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/second-step',
    beforeLoad: async () => {
      const session = await queryClient.ensureQueryData(sessionQuery)
      if (!session?.lacksSecondFactor) throw redirect({ to: session ? '/' : '/sign-in' })
    },
    component: lazyRouteComponent(() => import('../entry/SecondStepPage.tsx'), 'SecondStepPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitation',
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import('../entry/InvitationPage.tsx'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgotten-password',
    component: lazyRouteComponent(
      () => import('../entry/ForgottenPasswordPage.tsx'),
      'ForgottenPasswordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reset-password',
    validateSearch: tokenOf,
    component: lazyRouteComponent(() => import('../entry/NewPasswordPage.tsx'), 'NewPasswordPage'),
  }),
] as const

/** After signing in one is sent on only within this app, whatever the link said. */
function ownAddress(next: unknown): string | undefined {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined
}

/** The secret of a link that came by mail. */
function tokenOf({ token }: Record<string, unknown>): { token: string } {
  return { token: String(token ?? '') }
}
