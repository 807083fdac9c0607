import { builtInObjects, findMentions, type Mentionable, type ObjectDefinition } from '@regulars/model'
import type { BeforeWrite, Ctx, PendingWrite } from '../../records/index.ts'
import { activePeople, actorsOf, seenBy } from './colleagues.ts'
import { isFollowable, placesOf, textOf, writtenFields } from './followable.ts'
import { doesNotSee } from './problems.ts'

/** Refuses a mention of somebody who does not see the record that is written about: they could neither read it nor answer. */
export const checkMentions: readonly BeforeWrite[] = builtInObjects
  .filter((object) => isFollowable(object) && writtenFields(object).length > 0)
  .map((object) => ({
    object: object.name,
    fields: writtenFields(object).map(({ property }) => property),
    run: async (ctx, writes) => {
      if (ctx.actor.kind === 'system') return
      const written = writes.flatMap((write) => textsWithMentions(write))
      if (written.length === 0) return
      const people = await activePeople(ctx)
      await requireSeen(
        ctx,
        written.flatMap((text) => mentionsOf(ctx, text, people)),
      )
    },
  }))

/** A text that may mention somebody. */
interface Written {
  write: PendingWrite
  property: string
  text: string
}

const textsWithMentions = (write: PendingWrite): Written[] =>
  writtenFields(write.object).flatMap(({ property }) => {
    const text = textOf(write.values[property])
    return text.includes('@') ? { write, property, text } : []
  })

/** That somebody is mentioned on the page of a record. */
interface Mention {
  userId: string
  object: ObjectDefinition
  id: string
  property: string
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
    return typeof at === 'string' ? { object: to, id: at } : []
  })
  // What stands nowhere else and is only being made is seen by nobody yet.
  if (where.length === 0 && before) where.push({ object, id })
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
