import { Outlet, useLocation, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { FormatProvider } from '../../ui/format/use-format.tsx'
import { useOnceTrue } from '../../ui/use-once-true.ts'
import { focusPage } from '../focus-page.ts'
import { useKeptFocus } from '../keyboard/keep-focus.ts'
import { useLive } from '../live.ts'
import { useNotices } from '../modules-context.ts'
import { usePaletteState } from '../palette/palette-state.ts'
import { useRemembered } from '../remembered.ts'
import { useSession } from '../session.ts'
import { OfflineNotice } from './OfflineNotice.tsx'
import { Sidebar } from './Sidebar.tsx'
import { TopBar } from './TopBar.tsx'
import { useShellKeys } from './use-shell-keys.ts'

const KeySheet = lazy(() => import('../keyboard/KeySheet.tsx'))
const CommandPalette = lazy(() => import('../palette/CommandPalette.tsx'))

/** The frame around every page of those who are signed in. */
export function AppShell() {
  const { user, business } = useSession()
  const [isNarrow, setNarrow] = useRemembered('sidebar-narrow', false)
  const [letterKeysOn, setLetterKeysOn] = useRemembered('letter-keys', true)
  const [areKeysShown, setKeysShown] = useState(false)
  const isPaletteWanted = useOnceTrue(usePaletteState() !== 'closed')
  const areKeysWanted = useOnceTrue(areKeysShown)
  const notices = useNotices()
  const showKeys = () => setKeysShown(true)
  useLive()
  useKeptFocus()
  useShellKeys({ letterKeysOn, showKeys, foldSidebar: () => setNarrow(!isNarrow) })
  return (
    <FormatProvider
      place={{
        locale: user.locale || business.locale,
        timeZone: user.timeZone || business.timeZone,
        currency: business.currency,
      }}
    >
      <a href="#main" className="fixed start-4 top-2 z-50 rounded-md bg-raised px-3 py-2 not-focus:sr-only">
        Skip to the page
      </a>
      <div className="flex h-dvh">
        <Sidebar isNarrow={isNarrow} onNarrowChange={setNarrow} />
        <div className="flex min-w-0 flex-1 flex-col">
          <OfflineNotice />
          <TopBar onShowKeys={showKeys} />
          {notices.map((Notice, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the modules are the same as long as the app runs
            <Notice key={at} />
          ))}
          <Main />
        </div>
      </div>
      <Suspense>{isPaletteWanted && <CommandPalette />}</Suspense>
      <Suspense>
        {areKeysWanted && (
          <KeySheet
            open={areKeysShown}
            onOpenChange={setKeysShown}
            letterKeysOn={letterKeysOn}
            onLetterKeysChange={setLetterKeysOn}
          />
        )}
      </Suspense>
    </FormatProvider>
  )
}

/** The page. Takes the focus when one has gone somewhere else, so that keyboard and screen reader begin there. */
function Main() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const seen = useRef(pathname)
  useEffect(() => {
    if (seen.current === pathname) return
    seen.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  const drawn = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const seenDrawn = useRef(drawn)
  useEffect(() => {
    const isFirst = seenDrawn.current === undefined
    seenDrawn.current = drawn
    // What had the focus until now may be gone with the page that was left.
    if (!isFirst && [main.current, document.body].includes(document.activeElement as HTMLElement)) focusPage()
  }, [drawn])
  return (
    <main
      ref={main}
      id="main"
      tabIndex={-1}
      onFocus={({ target, currentTarget }) => target === currentTarget && focusPage()}
      data-scroll-restoration-id="main"
      className="relative min-h-0 flex-1 overflow-y-auto outline-none"
    >
      <Outlet />
    </main>
  )
}
