import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Upload } from 'lucide-react'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { webModule } from '../../app/web-module.ts'

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  staticData: { crumb: 'Imports' },
})

/** Bringing data in from files, and taking that back. */
export const collect = webModule({
  name: 'collect',
  routes: [
    importsRoute.addChildren([
      createRoute({
        getParentRoute: () => importsRoute,
        path: '/',
        component: lazyRouteComponent(() => import('./ImportsPage.tsx'), 'ImportsPage'),
      }),
      createRoute({
        getParentRoute: () => importsRoute,
        path: '$importId',
        component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
      }),
    ]),
  ],
  nav: [
    {
      name: 'imports',
      label: 'Imports',
      icon: Upload,
      to: '/imports',
      group: 'Customers',
      order: 90,
      permission: 'import.run',
      key: 'i',
    },
  ],
  commands: [
    {
      name: 'import-file',
      label: 'Import a file',
      icon: Upload,
      words: ['csv', 'excel', 'xlsx', 'upload', 'bring'],
      creates: true,
      permission: 'import.run',
      run: ({ go }) => go('/imports'),
    },
  ],
  recordPages: { import: (id) => `/imports/${id}` },
})
