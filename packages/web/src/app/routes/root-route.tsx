import { createRootRoute } from '@tanstack/react-router'
import { CrashPage } from '../entry/CrashPage.tsx'
import { NotFoundPage } from '../entry/NotFoundPage.tsx'

export const rootRoute = createRootRoute({
  errorComponent: CrashPage,
  notFoundComponent: NotFoundPage,
})
