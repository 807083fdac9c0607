import { addDays, type Condition, dayAt, scopeOf, startOfDay } from '@regulars/model'
import { type Ctx, get, isHidden, list } from '../../records/index.ts'
import type { CalendarItem, CalendarPerson } from './write-calendar.ts'

/** So far back and ahead a calendar that is subscribed to reaches. */
const [daysBack, daysAhead] = [60, 400]
/** Nobody has more before them; pages of a list, so that no reading is without bound. */
const [perPage, mostPages] = [200, 10]

/** A record as far as the reader may see it. */
type Seen = Readonly<Record<string, unknown>> & { id: string; version: number; updatedAt: string }

/**
 * One meeting, with what of it and of those who are there the reader may see.
 * @throws Problem `record.not-found`, `record.not-allowed`
 */
export async function readMeeting(ctx: Ctx, id: string): Promise<CalendarItem> {
  const seen = await get(ctx, ctx.registry.object('meeting'), id, { include: participantsOf(ctx) })
  return meetingItem(seen as unknown as Seen)
}

/** What stands in the calendar of whoever the context acts for: the meetings they have or are at, and their open tasks with a day. */
export async function readCalendar(ctx: Ctx): Promise<CalendarItem[]> {
  const today = dayAt(ctx.setting.now, ctx.setting.timeZone)
  const [first, last] = [addDays(today, -daysBack), addDays(today, daysAhead)]
  const at = (day: string) => startOfDay(day, ctx.setting.timeZone).toISOString()
  const include = participantsOf(ctx)
  const [meetings, tasks] = await Promise.all([
    readAll(ctx, 'meeting', include, {
      all: [
        whoseMeetings(include),
        { field: 'startsAt', op: 'gte', value: at(first) },
        { field: 'startsAt', op: 'lt', value: at(last) },
      ],
    }),
    readAll(ctx, 'task', [], {
      all: [
        mine,
        { field: 'doneAt', op: 'isEmpty' },
        { field: 'dueOn', op: 'gte', value: first },
        { field: 'dueOn', op: 'lt', value: last },
      ],
    }),
  ])
  return [...meetings.map(meetingItem), ...tasks.map(taskItem)]
}

const mine: Condition = { field: 'owner', op: 'is', value: 'me' }

const whoseMeetings = (include: readonly string[]): Condition =>
  include.includes('participants.colleague')
    ? { any: [mine, { has: 'participants', where: { field: 'colleague', op: 'is', value: 'me' } }] }
    : mine

/** Who is there, as far as the reader may see it. */
function participantsOf(ctx: Ctx): string[] {
  const participant = ctx.registry.object('meetingParticipant')
  const mayRead = (object: string) => scopeOf(ctx.actor.role, object, 'read') !== 'none'
  if (!mayRead('meetingParticipant') || isHidden(ctx, participant, 'meeting')) return []
  const sides = [
    { key: 'contact', object: 'contact' },
    { key: 'colleague', object: 'user' },
  ].filter(({ key, object }) => mayRead(object) && !isHidden(ctx, participant, key))
  return ['participants', ...sides.map(({ key }) => `participants.${key}`)]
}

/** All of an object, or none where the reader may not see it or what is asked of it. */
async function readAll(
  ctx: Ctx,
  name: 'meeting' | 'task',
  include: string[],
  filter: Condition,
): Promise<Seen[]> {
  const object = ctx.registry.object(name)
  const needed = name === 'meeting' ? ['owner', 'startsAt'] : ['owner', 'doneAt', 'dueOn']
  if (scopeOf(ctx.actor.role, name, 'read') === 'none') return []
  if (needed.some((key) => isHidden(ctx, object, key))) return []
  const seen: Seen[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const { data, nextCursor } = await list(ctx, object, {
      filter,
      include,
      limit: perPage,
      ...(cursor ? { cursor } : {}),
    })
    seen.push(...(data as unknown as Seen[]))
    if (nextCursor === null) break
    cursor = nextCursor
  }
  return seen
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const common = ({ id, title, details, version, updatedAt }: Seen) => ({
  uid: `${id}@regulars`,
  title: textOf(title) ?? 'Busy',
  details: textOf(details),
  version,
  changedAt: new Date(updatedAt),
})

function meetingItem(meeting: Seen): CalendarItem {
  const { startsAt, endsAt, place, onlineAt, status, participants } = meeting
  return {
    ...common(meeting),
    startsAt: new Date(String(startsAt ?? meeting.updatedAt)),
    ...(typeof endsAt === 'string' ? { endsAt: new Date(endsAt) } : {}),
    place: textOf(place),
    url: textOf(onlineAt),
    isCancelled: status === 'cancelled',
    people: ((participants ?? []) as Participant[]).flatMap(
      ({ contact, colleague }) => contact ?? colleague ?? [],
    ),
  }
}

interface Participant {
  contact?: CalendarPerson | null
  colleague?: CalendarPerson | null
}

function taskItem(task: Seen): CalendarItem {
  const dueAt = textOf(task.dueAt)
  return {
    ...common(task),
    startsAt: new Date(dueAt ?? `${task.dueOn}T00:00:00Z`),
    isWholeDay: dueAt === null,
  }
}
