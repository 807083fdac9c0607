/** One thing that happened between a contact and us, as the API sends it. */
export interface Touchpoint {
  id: string
  at: string
  type: string
  channel: string | null
  subject: string | null
  /** The record behind it. */
  about: { object: string; id: string } | null
  payload: Record<string, unknown> | null
  createdBy?: { name: string } | null
}

/** Touchpoints of one day, by the calendar of the reader's place. */
export interface TimelineDay {
  day: string
  touchpoints: Touchpoint[]
}

/** Puts touchpoints, newest first, under their days. */
export function byDay(touchpoints: readonly Touchpoint[], dayOf: (at: string) => string): TimelineDay[] {
  const days: TimelineDay[] = []
  for (const touchpoint of touchpoints) {
    const day = dayOf(touchpoint.at)
    const last = days.at(-1)
    if (last?.day === day) last.touchpoints.push(touchpoint)
    else days.push({ day, touchpoints: [touchpoint] })
  }
  return days
}
