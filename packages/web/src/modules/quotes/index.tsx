/**
 * Quotes: offers to customers, written line by line, and the page on which the customer reads, asks, accepts and signs (model/src/objects/quotes.ts,
 * server/src/modules/sales/quotes). Lists, price books and tax classes have the generic screens.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { BookOpen, FileStack, FileText, Landmark } from 'lucide-react'
import { rootRoute } from '../../app/routes/root-route.tsx'
import { shellRoute } from '../../app/routes/shell-route.tsx'
import { webModule } from '../../app/web-module.ts'

export const quotes = webModule({
  name: 'quotes',
  routes: [
    createRoute({
      getParentRoute: () => shellRoute,
      path: '/quotes/$quoteId',
      staticData: { crumb: 'Quotes' },
      component: lazyRouteComponent(() => import('./QuotePage.tsx'), 'QuotePage'),
    }),
  ],
  publicRoutes: [
    createRoute({
      getParentRoute: () => rootRoute,
      path: '/q/$token',
      component: lazyRouteComponent(() => import('./public/PublicQuotePage.tsx'), 'PublicQuotePage'),
    }),
  ],
  nav: [
    {
      name: 'quotes',
      label: 'Quotes',
      icon: FileText,
      to: '/quotes',
      group: 'Sales',
      order: 8,
      permission: 'quote.read',
    },
    {
      name: 'quote-templates',
      label: 'Quote templates',
      icon: FileStack,
      to: '/quote-templates',
      group: 'Catalogue',
      order: 22,
      permission: 'quoteTemplate.update',
    },
    {
      name: 'price-books',
      label: 'Price books',
      icon: BookOpen,
      to: '/price-books',
      group: 'Catalogue',
      order: 24,
      permission: 'priceBook.read',
    },
    {
      name: 'tax-classes',
      label: 'Tax classes',
      icon: Landmark,
      to: '/tax-classes',
      group: 'Catalogue',
      order: 26,
      permission: 'taxClass.read',
    },
  ],
  recordPages: { quote: (id) => `/quotes/${id}` },
})
