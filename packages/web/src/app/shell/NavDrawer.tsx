import { useLocation } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { useOnceTrue } from '../../ui/use-once-true.ts'

const NavDrawerPopup = lazy(() => import('./NavDrawerPopup.tsx'))

/** The way around, on a phone: a drawer that closes once one has gone somewhere. */
export function NavDrawer() {
  const [open, setOpen] = useState(false)
  const isWanted = useOnceTrue(open)
  const { href } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is what closes it
  useEffect(() => setOpen(false), [href])
  return (
    <>
      <IconButton
        label="Places"
        icon={<MenuIcon />}
        className="md:hidden"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Suspense>{isWanted && <NavDrawerPopup open={open} onOpenChange={setOpen} />}</Suspense>
    </>
  )
}
