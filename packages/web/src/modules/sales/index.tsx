import { Package, Receipt, Store } from 'lucide-react'
import { lazy } from 'react'
import { webModule } from '../../app/web-module.ts'

/**
 * Sales: orders, products and stores. Their lists and pages are the generic ones; what these cannot draw is added here as
 * panels (model/src/objects/sales.ts and orders.ts, server/src/modules/sales).
 */
export const sales = webModule({
  name: 'sales',
  routes: [],
  nav: [
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
      name: 'lines',
      title: 'Lines',
      object: 'order',
      place: 'tab',
      permission: 'orderLine.read',
      component: lazy(() => import('./OrderLines.tsx')),
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
    order: (id) => `/orders/${id}`,
    product: (id) => `/products/${id}`,
    productCategory: (id) => `/categories/${id}`,
    store: (id) => `/stores/${id}`,
  },
})
