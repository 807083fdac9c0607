import { findMentions, type Mentionable, type ObjectDefinition } from '@regulars/model'
import {
  type AfterChangeSet,
  type BeforeWrite,
  type Ctx,
  changeSetOf,
  type OpenChangeSet,
  type PendingWrite,
} from '../../records/index.ts'
import { activePeople, actorsOf, seenBy } from './colleagues.ts'
import { isFollowable, placesOf, textOf, type WrittenField, writtenFields } from './followable.ts'
import { doesNotSee } from './problems.ts'

/** Refuses a mention of somebody who does not see the record that is written about: they could neither read it nor answer. */
export const checkMentions: BeforeWrite = {
  run: async (ctx, writes) => {
    const { object } = writes[0]!
    if (ctx.actor.kind === 'system' || !isFollowable(object)) return
    const fields = writtenFields(object)
    const written = writes.flatMap((write) => textsWithMentions(write, fields))
    if (written.length === 0) return
    const people = await activePeople(ctx)
    const mentions = written.flatMap((text) => mentionsOf(ctx, text, people))
    // Who sees what is only being made is known when it is there.
    const later = mentions.filter(({ isNew }) => isNew)
    if (later.length > 0) noted.set(changeSetOf(ctx), [...(noted.get(changeSetOf(ctx)) ?? []), ...later])
    await requireSeen(
      ctx,
      mentions.filter(({ isNew }) => !isNew),
    )
  },
}

/** Mentions on records that are being made, until the end of their change set. */
const noted = new WeakMap<OpenChangeSet, readonly Mention[]>()

/** Refuses the whole change set when somebody is mentioned on a record that it made and that they do not see. */
export const checkMentionsOnNew: AfterChangeSet = async (ctx, changeSet) => {
  await requireSeen(ctx, noted.get(changeSet) ?? [])
  return undefined
}

/** A text that may mention somebody. */
interface Written {
  write: PendingWrite
  property: string
  text: string
}

const textsWithMentions = (write: PendingWrite, fields: readonly WrittenField[]): Written[] =>
  fields.flatMap(({ property }) => {
    const text = textOf(write.values[property])
    return text.includes('@') ? { write, property, text } : []
  })

/** That somebody is mentioned on the page of a record. */
interface Mention {
  userId: string
  object: ObjectDefinition
  id: string
  property: string
  /** The record is only being made. */
  isNew: boolean
}

/** Who is mentioned now and was not before, with each record on whose page that is. */
function mentionsOf(
  ctx: Ctx,
  { write: { object, id, before, values }, property, text }: Written,
  people: readonly Mentionable[],
): Mention[] {
  const known = findMentions(textOf(before?.[property]), people)
  const mentioned = findMentions(text, people).filter((person) => !known.includes(person))
  const where = placesOf(ctx.registry, object).flatMap(({ property: pointer, to }) => {
    const at = values[pointer] ?? before?.[pointer]
    return typeof at === 'string' ? { object: to, id: at, isNew: false } : []
  })
  // What has an owner of its own is read on its own page too.
  if (where.length === 0 || object.ownership === 'owner') where.push({ object, id, isNew: !before })
  return mentioned.flatMap((userId) => where.map((place) => ({ ...place, userId, property })))
}

/** Each person is asked once for all records of an object, however many are written. */
async function requireSeen(ctx: Ctx, mentions: readonly Mention[]): Promise<void> {
  const actors = await actorsOf(
    ctx.services,
    mentions.map(({ userId }) => userId),
  )
  for (const [object, there] of Map.groupBy(mentions, (mention) => mention.object)) {
    const blind = new Set<string>()
    for (const [userId, actor] of actors) {
      const ids = there.flatMap((mention) => (mention.userId === userId ? mention.id : []))
      if (ids.length === 0) continue
      const seen = await seenBy(ctx, actor, object, ids)
      if (ids.some((id) => !seen.has(id))) blind.add(actor.name)
    }
    if (blind.size > 0) throw doesNotSee([...blind], object, there[0]!.property)
  }
}
