import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ClipboardList, Magnet } from 'lucide-react'
import { lazy } from 'react'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { webModule } from '../../app/web-module.ts'

/**
 * Leads: who asked us for something, and the forms by which they ask (model/src/objects/leads.ts and forms.ts, server/src/modules/leads). Lists are the
 * generic ones; how leads are warmed and given out is set up in Settings → Leads.
 */
export const leads = webModule({
  name: 'leads',
  routes: [
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/leads/$leadId',
      validateSearch: ({ tab }: Record<string, unknown>): { tab?: string } =>
        typeof tab === 'string' ? { tab } : {},
      component: lazyRouteComponent(() => import('./lead/LeadPage.tsx'), 'LeadPage'),
    }),
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/forms/$formId',
      component: lazyRouteComponent(() => import('./form/FormPage.tsx'), 'FormPage'),
    }),
  ],
  nav: [
    {
      name: 'leads',
      label: 'Leads',
      icon: Magnet,
      to: '/leads',
      group: 'Sales',
      order: 3,
      permission: 'lead.read',
      key: 'l',
    },
    {
      name: 'forms',
      label: 'Forms',
      icon: ClipboardList,
      to: '/forms',
      group: 'Sales',
      order: 4,
      permission: 'form.update',
    },
  ],
  panels: [
    { name: 'answer', title: 'Whether anybody answered', object: 'lead', place: 'top' },
    {
      name: 'timeline',
      title: 'Timeline',
      object: 'lead',
      place: 'tabs',
      order: 1,
      permission: 'touchpoint.read',
    },
    {
      name: 'temperature',
      title: 'How warm?',
      object: 'lead',
      place: 'side',
      order: 10,
      permission: 'leadScore.read',
      component: lazy(() => import('./lead/ScorePanel.tsx')),
    },
    {
      name: 'answers',
      title: 'Answers',
      object: 'formSubmission',
      place: 'tabs',
      permission: 'formSubmission.read',
      component: lazy(() => import('./AnswersPanel.tsx')),
    },
    {
      name: 'pages',
      title: 'Pages',
      object: 'webVisit',
      place: 'tabs',
      permission: 'webVisit.read',
      component: lazy(() => import('./PagesPanel.tsx')),
    },
  ],
  relations: { lead: ['tasks'] },
  recordPages: {
    lead: (id) => `/leads/${id}`,
    form: (id) => `/forms/${id}`,
  },
})
