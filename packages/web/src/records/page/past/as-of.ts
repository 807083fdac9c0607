import { useLocation } from '@tanstack/react-router'

/** The moment at which a page is to be shown, as the address says: `?asOf=2026-03-31T12:00:00.000Z`; undefined for now. */
export function useAsOf(): string | undefined {
  const asOf = useLocation({ select: ({ search }) => (search as { asOf?: unknown }).asOf })
  if (typeof asOf !== 'string') return undefined
  const moment = new Date(asOf)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}
