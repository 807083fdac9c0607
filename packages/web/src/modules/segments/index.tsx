/**
 * Segments: named groups of people, each described by a condition. Whoever satisfies it is in it, at any moment; what is shown is asked anew, never kept.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { lazy } from 'react'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { areOfPeople, webModule } from '../../app/web-module.ts'

const segmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments',
  staticData: { crumb: 'Segments' },
})

export const segments = webModule({
  name: 'segments',
  routes: [
    segmentsRoute.addChildren([
      createRoute({
        getParentRoute: () => segmentsRoute,
        path: '/',
        component: lazyRouteComponent(() => import('./SegmentsPage.tsx'), 'SegmentsPage'),
      }),
      createRoute({
        getParentRoute: () => segmentsRoute,
        path: 'new',
        component: lazyRouteComponent(() => import('./NewSegmentPage.tsx'), 'NewSegmentPage'),
      }),
      createRoute({
        getParentRoute: () => segmentsRoute,
        path: '$segmentId',
        component: lazyRouteComponent(() => import('./SegmentPage.tsx'), 'SegmentPage'),
      }),
    ]),
  ],
  nav: [
    {
      name: 'segments',
      label: 'Segments',
      icon: UsersRound,
      to: '/segments',
      group: 'Customers',
      order: 30,
      permission: 'segment.read',
      key: 's',
    },
  ],
  commands: [
    {
      name: 'add-segment',
      label: 'Make a segment',
      icon: UsersRound,
      words: ['group', 'audience', 'list', 'filter'],
      creates: true,
      permission: 'segment.create',
      run: ({ go }) => go('/segments/new'),
    },
  ],
  selectionVerbs: [
    {
      name: 'add-to-segment',
      order: 10,
      permission: 'segment.update',
      appliesTo: areOfPeople,
      component: lazy(() => import('./AddToSegment.tsx')),
    },
  ],
  recordPages: { segment: (id) => `/segments/${id}` },
})
