/**
 * Value: what customers are worth, who still is one, and how sure that is, in pictures (server: `modules/value`). Estimates never stand
 * without their range or their reckoning, and each model says how well it would have done.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Gem } from 'lucide-react'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { webModule } from '../../app/web-module.ts'

export const value = webModule({
  name: 'value',
  routes: [
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/value',
      staticData: { crumb: 'Value' },
      component: lazyRouteComponent(() => import('./ValuePage.tsx'), 'ValuePage'),
    }),
  ],
  nav: [
    {
      name: 'value',
      label: 'Value',
      icon: Gem,
      to: '/value',
      group: 'Value',
      permission: 'score.read',
      key: 'v',
    },
  ],
  commands: [
    {
      name: 'analyse',
      label: 'Analyse what customers are worth',
      icon: Gem,
      words: ['estimate', 'models', 'CLV', 'lifetime value', 'RFM'],
      permission: 'analysis.run',
      run: ({ go }) => go('/value'),
    },
  ],
  recordPages: { analysis: () => '/value' },
})
