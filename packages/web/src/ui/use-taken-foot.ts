import { useEffect } from 'react'

/**
 * Says that verbs stand at the foot of the screen, of a sheet or a dialog, while these are open: toasts make room for them. An attribute of the page,
 * since a selector that looks into it (`:has`) is asked anew at each change below, as a table has many while it scrolls.
 */
export function useTakenFoot(by: 'sheet' | 'dialog', isTaken: boolean): void {
  useEffect(() => {
    if (!isTaken) return
    const { dataset } = document.documentElement
    const before = dataset.foot
    dataset.foot = by
    return () => {
      if (before === undefined) delete dataset.foot
      else dataset.foot = before
    }
  }, [by, isTaken])
}
