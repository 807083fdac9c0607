import type { BeforeWrite, PendingWrite } from '../../records/index.ts'
import { endsBeforeStart, oneParticipant } from './problems.ts'

const usualMs = 60 * 60_000

/** A meeting takes an hour unless it is said otherwise, and as long as before when it is moved. */
export const completeMeeting: BeforeWrite = {
  object: 'meeting',
  fields: ['startsAt', 'endsAt'],
  run(_ctx, writes) {
    for (const { before, values } of writes) {
      const [from, until] = [momentOf(before?.startsAt), momentOf(before?.endsAt)]
      const startsAt = momentOf(values.startsAt) ?? from
      if (startsAt === undefined) continue
      const lasts = from === undefined || until === undefined ? usualMs : until - from
      if (values.endsAt === undefined || values.endsAt === null)
        values.endsAt = new Date(startsAt + lasts).toISOString()
      if (momentOf(values.endsAt)! < startsAt) throw endsBeforeStart()
    }
  },
}

const momentOf = (value: unknown): number | undefined =>
  typeof value === 'string' ? Date.parse(value) : undefined

/** A participant is one of us or one of them. */
export const checkParticipant: BeforeWrite = {
  object: 'meetingParticipant',
  fields: ['contactId', 'colleagueId'],
  run(_ctx, writes) {
    for (const { before, values } of writes as readonly PendingWrite[]) {
      const { contactId, colleagueId } = { ...before, ...values }
      if (Boolean(contactId) === Boolean(colleagueId)) throw oneParticipant()
    }
  },
}
