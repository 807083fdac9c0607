import { accessTopic } from '../../../platform/live/live.ts'
import { type ChangeSetOptions, type Ctx, inChangeSet } from '../../../records/index.ts'
import { lockPeople } from './lock-people.ts'

/**
 * Does something that changes what people may do, in one change set. As soon as it is done, nothing remembered of anybody's rights counts
 * any more, here and in all processes.
 */
export async function changeAccess<T>(
  ctx: Ctx,
  options: ChangeSetOptions,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const result = await inChangeSet(ctx, options, async (within) => {
    await lockPeople(within)
    const result = await work(within)
    await within.services.live.publish(accessTopic, null, within.db)
    return result
  })
  ctx.services.actors.forget()
  return result
}
