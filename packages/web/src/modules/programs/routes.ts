import { createRoute } from '@tanstack/react-router'
import { shellRoute } from '../../app/routes/shell-route.tsx'

/** Where programs, templates and messages hang; each part of the address says what it is called. */
export const programsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/programs',
  staticData: { crumb: 'Programs' },
  validateSearch: ({ plan }: Record<string, unknown>): { plan?: true } => (plan ? { plan: true } : {}),
})

export const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates',
  staticData: { crumb: 'Templates' },
  validateSearch: ({ write }: Record<string, unknown>): { write?: true } => (write ? { write: true } : {}),
})

export const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  staticData: { crumb: 'Messages' },
})
