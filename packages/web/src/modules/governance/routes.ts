import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute } from '../../app/routes/shell-route.tsx'

const frame = createRoute({
  getParentRoute: () => shellRoute,
  path: 'settings',
  staticData: { crumb: 'Settings' },
  component: lazyRouteComponent(() => import('./SettingsFrame.tsx'), 'SettingsFrame'),
})

/** The settings, each page below the frame with the list of them. */
export const settingsRoutes = [
  frame.addChildren([
    createRoute({
      getParentRoute: () => frame,
      path: '/',
      beforeLoad: () => {
        throw redirect({ to: '/settings/account', replace: true })
      },
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'account',
      staticData: { crumb: 'You' },
      component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'business',
      staticData: { crumb: 'Business' },
      component: lazyRouteComponent(() => import('./business/BusinessPage.tsx'), 'BusinessPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'currencies',
      staticData: { crumb: 'Currencies' },
      component: lazyRouteComponent(() => import('./currencies/CurrenciesPage.tsx'), 'CurrenciesPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'objects',
      staticData: { crumb: 'Objects' },
      validateSearch: (search: Record<string, unknown>): { make?: boolean } =>
        search.make ? { make: true } : {},
      component: lazyRouteComponent(() => import('./objects/ObjectsPage.tsx'), 'ObjectsPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'objects/$objectName',
      component: lazyRouteComponent(() => import('./objects/ObjectPage.tsx'), 'ObjectPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'objects/$objectName/page',
      component: lazyRouteComponent(() => import('./objects/layout/LayoutPage.tsx'), 'LayoutPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'pipelines',
      staticData: { crumb: 'Pipelines' },
      component: lazyRouteComponent(() => import('./pipelines/PipelinesPage.tsx'), 'PipelinesPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'documents',
      staticData: { crumb: 'Documents' },
      component: lazyRouteComponent(() => import('./documents/DocumentsPage.tsx'), 'DocumentsPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'leads',
      staticData: { crumb: 'Leads' },
      component: lazyRouteComponent(() => import('./leads/LeadsPage.tsx'), 'LeadsPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'booking',
      staticData: { crumb: 'Booking' },
      component: lazyRouteComponent(() => import('./booking/BookingPages.tsx'), 'BookingPages'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'people',
      staticData: { crumb: 'People' },
      validateSearch: (search: Record<string, unknown>): { invite?: boolean } =>
        search.invite ? { invite: true } : {},
      component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'roles',
      staticData: { crumb: 'Roles' },
      component: lazyRouteComponent(() => import('./roles/RolesPage.tsx'), 'RolesPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'roles/$roleId',
      component: lazyRouteComponent(() => import('./roles/RolePage.tsx'), 'RolePage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'sign-ins',
      staticData: { crumb: 'Sign-ins' },
      component: lazyRouteComponent(() => import('./sign-ins/SignInsPage.tsx'), 'SignInsPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'keys',
      staticData: { crumb: 'API keys' },
      component: lazyRouteComponent(() => import('./keys/KeysPage.tsx'), 'KeysPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'merging',
      staticData: { crumb: 'Merging' },
      component: lazyRouteComponent(() => import('./merging/MergingPage.tsx'), 'MergingPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'mail',
      staticData: { crumb: 'Mail' },
      component: lazyRouteComponent(() => import('./mail/MailPage.tsx'), 'MailPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'health',
      staticData: { crumb: 'Health' },
      component: lazyRouteComponent(() => import('./health/HealthPage.tsx'), 'HealthPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'changes',
      staticData: { crumb: 'Changes' },
      validateSearch: ({ open }: Record<string, unknown>): { open?: string } =>
        typeof open === 'string' ? { open } : {},
      component: lazyRouteComponent(() => import('./changes/ChangesPage.tsx'), 'ChangesPage'),
    }),
    createRoute({
      getParentRoute: () => frame,
      path: 'bin',
      staticData: { crumb: 'Bin' },
      component: lazyRouteComponent(() => import('./bin/BinPage.tsx'), 'BinPage'),
    }),
  ]),
] as const
