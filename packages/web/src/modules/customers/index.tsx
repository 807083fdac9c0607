/**
 * Customers: people and companies (server: `modules/customers`). Lists and companies are drawn from the definitions; the page of a person
 * is this module's own: what a good shopkeeper would remember, what to expect, and everything that happened.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Building2, UserRound } from 'lucide-react'
import { lazy } from 'react'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { webModule } from '../../app/web-module.ts'

export const customers = webModule({
  name: 'customers',
  routes: [
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/contacts/$contactId',
      validateSearch: ({ tab }: Record<string, unknown>): { tab?: string } =>
        typeof tab === 'string' ? { tab } : {},
      component: lazyRouteComponent(() => import('./ContactPage.tsx'), 'ContactPage'),
    }),
  ],
  nav: [
    {
      name: 'people',
      label: 'People',
      icon: UserRound,
      to: '/contacts',
      group: 'Customers',
      order: 10,
      permission: 'contact.read',
      key: 'p',
    },
    {
      name: 'companies',
      label: 'Companies',
      icon: Building2,
      to: '/companies',
      group: 'Customers',
      order: 20,
      permission: 'company.read',
      key: 'c',
    },
  ],
  panels: [
    { name: 'remembered', title: 'What a good shopkeeper would remember', object: 'contact', place: 'top' },
    {
      name: 'timeline',
      title: 'Timeline',
      object: 'contact',
      place: 'tabs',
      order: 1,
      permission: 'touchpoint.read',
    },
    { name: 'orders', title: 'Orders', object: 'contact', place: 'tabs', order: 2, permission: 'order.read' },
    {
      name: 'company',
      title: 'Company',
      object: 'contact',
      place: 'side',
      order: 10,
      permission: 'company.read',
      component: lazy(() => import('./side/CompanyPanel.tsx')),
    },
    {
      name: 'relationships',
      title: 'Belongs with',
      object: 'contact',
      place: 'side',
      order: 15,
      permission: 'relationship.read',
      draws: ['relationships', 'relationshipsOfOthers'],
      component: lazy(() => import('./relationships/ContactRelationships.tsx')),
    },
    {
      name: 'relationships',
      title: 'Belongs with',
      object: 'company',
      place: 'side',
      order: 15,
      permission: 'relationship.read',
      draws: ['relationships', 'relationshipsOfOthers'],
      component: lazy(() => import('./relationships/CompanyRelationships.tsx')),
    },
    {
      name: 'consents',
      title: 'May we write?',
      object: 'contact',
      place: 'side',
      order: 20,
      permission: 'consent.read',
      component: lazy(() => import('./consents/ConsentsPanel.tsx')),
    },
    {
      name: 'occasion',
      title: 'Next occasion',
      object: 'contact',
      place: 'side',
      order: 30,
      component: lazy(() => import('./side/OccasionPanel.tsx')),
    },
  ],
  relations: { contact: ['leads', 'notes', 'tasks', 'messages'] },
  recordPages: { contact: (id) => `/contacts/${id}` },
})
