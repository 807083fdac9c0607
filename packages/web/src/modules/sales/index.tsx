import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Handshake, ListTodo, Package, Receipt, Store, TrendingUp } from 'lucide-react'
import { lazy } from 'react'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { webModule } from '../../app/web-module.ts'
import { tabIn } from './insight/tab-name.ts'

/**
 * Sales: orders, products and stores. Their lists and pages are the generic ones; what these cannot draw is added here as
 * panels (model/src/objects/sales.ts, orders.ts, pipelines.ts and deals.ts, server/src/modules/sales). Deals have a page of their own, and insight into how they go.
 */
export const sales = webModule({
  name: 'sales',
  routes: [
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/deals/$dealId',
      validateSearch: ({ tab }: Record<string, unknown>): { tab?: string } =>
        typeof tab === 'string' ? { tab } : {},
      component: lazyRouteComponent(() => import('./deals/DealPage.tsx'), 'DealPage'),
    }),
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/orders/$orderId',
      validateSearch: ({ tab }: Record<string, unknown>): { tab?: string } =>
        typeof tab === 'string' ? { tab } : {},
      component: lazyRouteComponent(() => import('./orders/OrderPage.tsx'), 'OrderPage'),
    }),
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/sales/insight',
      validateSearch: tabIn,
      component: lazyRouteComponent(() => import('./insight/SalesInsightPage.tsx'), 'SalesInsightPage'),
    }),
  ],
  nav: [
    {
      name: 'deals',
      label: 'Deals',
      icon: Handshake,
      to: '/deals',
      group: 'Sales',
      order: 5,
      permission: 'deal.read',
      key: 'd',
    },
    {
      name: 'sales-insight',
      label: 'How selling goes',
      icon: TrendingUp,
      to: '/sales/insight',
      group: 'Sales',
      order: 8,
      permission: 'deal.read',
    },
    {
      name: 'orders',
      label: 'Orders',
      icon: Receipt,
      to: '/orders',
      group: 'Sales',
      order: 10,
      permission: 'order.read',
      key: 'o',
    },
    {
      name: 'products',
      label: 'Products',
      icon: Package,
      to: '/products',
      group: 'Sales',
      order: 20,
      permission: 'product.read',
    },
    {
      name: 'activity-plans',
      label: 'Activity plans',
      icon: ListTodo,
      to: '/activity-plans',
      group: 'Sales',
      order: 42,
      permission: 'activityPlan.update',
    },
    {
      name: 'stores',
      label: 'Stores',
      icon: Store,
      to: '/stores',
      group: 'Sales',
      order: 30,
      permission: 'store.read',
    },
  ],
  panels: [
    {
      name: 'win-probability',
      title: 'Will it be won?',
      object: 'deal',
      place: 'side',
      order: 10,
      permission: 'dealScore.read',
      component: lazy(() => import('./deals/WinPanel.tsx')),
    },
    {
      name: 'plans',
      title: 'Begin a plan',
      object: 'deal',
      place: 'side',
      order: 20,
      permission: 'activityPlan.read',
      component: lazy(() => import('./PlanPanel.tsx').then(({ DealPlans }) => ({ default: DealPlans }))),
    },
    {
      name: 'plans',
      title: 'Begin a plan',
      object: 'lead',
      place: 'side',
      order: 20,
      permission: 'activityPlan.read',
      component: lazy(() => import('./PlanPanel.tsx').then(({ LeadPlans }) => ({ default: LeadPlans }))),
    },
    {
      name: 'sales',
      title: 'Sales',
      object: 'product',
      place: 'tab',
      permission: 'orderLine.read',
      component: lazy(() => import('./ProductSales.tsx')),
    },
    {
      name: 'sales',
      title: 'Sales',
      object: 'company',
      place: 'tab',
      permission: 'order.read',
      component: lazy(() => import('./CompanySales.tsx')),
    },
    {
      name: 'sales',
      title: 'Sales',
      object: 'store',
      place: 'tab',
      permission: 'order.read',
      component: lazy(() => import('./StoreSales.tsx')),
    },
  ],
  recordPages: {
    deal: (id) => `/deals/${id}`,
    order: (id) => `/orders/${id}`,
    product: (id) => `/products/${id}`,
    productCategory: (id) => `/categories/${id}`,
    store: (id) => `/stores/${id}`,
  },
})
