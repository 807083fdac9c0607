/**
 * Calendar: my day, my week, my month. What stands in it are records of other modules, each by a source (`calendar-entry.ts`); moving one writes that record.
 * Reminders of tasks that are due are shown wherever one is.
 */

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { CalendarDays } from 'lucide-react'
import { lazy } from 'react'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { webModule } from '../../app/web-module.ts'
import { readCalendarSearch } from './calendar-search.ts'
import { Reminders } from './Reminders.tsx'

export const calendar = webModule({
  name: 'calendar',
  routes: [
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/calendar',
      validateSearch: readCalendarSearch,
      staticData: { crumb: 'Calendar' },
      component: lazyRouteComponent(() => import('./CalendarPage.tsx'), 'CalendarPage'),
    }),
  ],
  nav: [
    {
      name: 'calendar',
      label: 'Calendar',
      icon: CalendarDays,
      to: '/calendar',
      order: 1,
      key: 'k',
      permission: 'task.read',
    },
  ],
  commands: [
    {
      name: 'go-calendar',
      label: 'See my day and my week',
      icon: CalendarDays,
      words: ['calendar', 'appointments', 'agenda'],
      permission: 'task.read',
      run: ({ go }) => go('/calendar'),
    },
  ],
  panels: [
    {
      name: 'meeting-file',
      title: 'In other calendars',
      object: 'meeting',
      place: 'side',
      permission: 'meeting.read',
      component: lazy(() => import('./MeetingFile.tsx')),
    },
  ],
  notices: [Reminders],
})
