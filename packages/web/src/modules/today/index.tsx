/**
 * Today: the front door. Whom a word is worth today and why, what I promised to do, what finished lately, how trade goes.
 * Whom to talk to is for the server to say (`server/src/modules/value/people-worth-a-word.ts`); this puts it into words.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Sun } from 'lucide-react'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { webModule } from '../../app/web-module.ts'
import { usePeopleCount } from './people-query.ts'

export const today = webModule({
  name: 'today',
  routes: [
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/',
      staticData: { crumb: 'Today' },
      component: lazyRouteComponent(() => import('./TodayPage.tsx'), 'TodayPage'),
    }),
  ],
  nav: [{ name: 'today', label: 'Today', icon: Sun, to: '/', order: 0, key: 't', useCount: usePeopleCount }],
  commands: [
    { name: 'go-today', label: 'See who is worth a word today', icon: Sun, run: ({ go }) => go('/') },
  ],
})
