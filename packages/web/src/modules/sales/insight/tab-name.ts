const tabNames = ['funnel', 'won', 'forecast', 'leaderboard', 'commissions'] as const

/** The ways of looking at how selling goes. */
export type TabName = (typeof tabNames)[number]

/** The tab that an address asks for; nothing when there is no such tab. */
export function tabIn(search: Record<string, unknown>): { tab?: TabName } {
  const tab = tabNames.find((name) => name === search.tab)
  return tab ? { tab } : {}
}
