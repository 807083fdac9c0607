import '../styles/index.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { setGrammar } from '@regulars/model'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { modules } from '../modules/index.ts'
import { TooltipLayer } from '../ui/TooltipLayer.tsx'
import { language } from '../ui/texts/language.ts'
import { ModulesContext } from './modules-context.ts'
import { onSignedOut, queryClient } from './query-client.ts'
import { reloadOnceOnMissingChunk } from './reload-on-missing-chunk.ts'
import { router } from './router.ts'
import { sessionQuery } from './session.ts'

const Toaster = lazy(() => import('../ui/Toaster.tsx'))

if (language === 'de') setGrammar({ capitals: true, articles: false })
reloadOnceOnMissingChunk()

onSignedOut(() => {
  if (!queryClient.getQueryData(sessionQuery.queryKey)) return
  queryClient.setQueryData(sessionQuery.queryKey, null)
  router.invalidate()
})

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <ModulesContext value={modules}>
          <RouterProvider router={router} />
          <TooltipLayer />
          <Suspense>
            <Toaster />
          </Suspense>
        </ModulesContext>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
)
