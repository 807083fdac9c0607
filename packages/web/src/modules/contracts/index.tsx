/**
 * Contracts: what is delivered and charged again and again, until when, and how it goes on (model/src/objects/contracts.ts, server/src/modules/sales/contracts).
 * The list is the generic one.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { FileCheck, Repeat } from 'lucide-react'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { webModule } from '../../app/web-module.ts'

export const contracts = webModule({
  name: 'contracts',
  routes: [
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/contracts/$contractId',
      validateSearch: ({ tab }: Record<string, unknown>): { tab?: string } =>
        typeof tab === 'string' ? { tab } : {},
      component: lazyRouteComponent(() => import('./ContractPage.tsx'), 'ContractPage'),
    }),
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/insight/recurring-revenue',
      staticData: { crumb: 'Recurring revenue' },
      component: lazyRouteComponent(() => import('./RecurringRevenuePage.tsx'), 'RecurringRevenuePage'),
    }),
  ],
  nav: [
    {
      name: 'contracts',
      label: 'Contracts',
      icon: FileCheck,
      to: '/contracts',
      group: 'Sales',
      order: 12,
      permission: 'contract.read',
    },
    {
      name: 'recurring-revenue',
      label: 'Recurring revenue',
      icon: Repeat,
      to: '/insight/recurring-revenue',
      group: 'Insight',
      order: 20,
      permission: 'contract.read',
    },
  ],
  panels: [
    { name: 'state', title: 'How it stands', object: 'contract', place: 'top' },
    {
      name: 'lines',
      title: 'Lines',
      object: 'contract',
      place: 'tabs',
      order: 1,
      permission: 'contractLine.read',
    },
    {
      name: 'bills',
      title: 'Bills',
      object: 'contract',
      place: 'tabs',
      order: 2,
      permission: 'contractLine.read',
    },
    {
      name: 'obligations',
      title: 'Obligations',
      object: 'contract',
      place: 'tabs',
      order: 3,
      permission: 'obligation.read',
    },
    {
      name: 'documents',
      title: 'Documents',
      object: 'contract',
      place: 'tabs',
      order: 4,
      permission: 'contract.read',
    },
  ],
  relations: { contract: ['pauses', 'tasks'] },
  recordPages: { contract: (id) => `/contracts/${id}` },
})
