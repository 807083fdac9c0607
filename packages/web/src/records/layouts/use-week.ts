import { useSession } from '../../app/session.ts'

/** The first day of the reader's week, 1 Monday … 7 Sunday: that of the language they chose, else that of the business. */
export function useWeekStart(): number {
  const { user, settings } = useSession()
  return (user.locale && firstDayIn(user.locale)) || settings.weekStartsOn
}

type WithWeek = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } }

/** Only a language with a country says when a week begins. */
function firstDayIn(tag: string): number | undefined {
  try {
    const locale = new Intl.Locale(tag) as WithWeek
    if (!locale.region) return undefined
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay
  } catch {
    return undefined
  }
}
