import { createHash } from 'node:crypto'
import type { Actor } from '@regulars/model'
import type { Clock } from '../../../platform/clock.ts'
import { objectsTopic } from '../../../platform/definitions.ts'
import { accessTopic, type Live, type LiveEvent } from '../../../platform/live/live.ts'
import { recordsTopic } from '../../../records/index.ts'

/**
 * Who somebody was found to be, for a few seconds, so that a screen of ten requests asks the database once. What changes somebody's rights
 * is forgotten at once here and as soon as the event arrives in the other processes; the seconds are for an event that is lost.
 */
export interface ActorCache {
  /** The actor behind a credential: the remembered one, or what `find` answers. That somebody is nobody is not remembered. */
  recall(credential: string, find: () => Promise<Actor | undefined>): Promise<Actor | undefined>
  /** Forgets everybody in this process. */
  forget(): void
}

declare module '../../../platform/services.ts' {
  interface Services {
    actors: ActorCache
  }
}

const rememberedMs = 5_000
const maxRemembered = 10_000

/** Makes the memory of a process. */
export function openActorCache(live: Pick<Live, 'subscribe'>, clock: Clock): ActorCache {
  const remembered = new Map<string, { actor: Actor; until: number }>()
  let generation = 0
  const forget = () => {
    generation += 1
    remembered.clear()
  }
  live.subscribe((event) => {
    if (changesAccess(event)) forget()
  })
  return {
    forget,
    async recall(credential, find) {
      const now = clock.now().getTime()
      // The credential itself is not kept in memory longer than the request takes.
      const key = createHash('sha256').update(credential).digest('base64')
      const known = remembered.get(key)
      if (known && known.until > now) return known.actor
      const askedAt = generation
      const actor = await find()
      // What was read before somebody's rights changed must not be remembered after it.
      if (!actor || askedAt !== generation) return actor
      if (remembered.size >= maxRemembered) remembered.clear()
      remembered.set(key, { actor, until: now + rememberedMs })
      return actor
    },
  }
}

const decisiveObjects: readonly unknown[] = ['user', 'role', 'team']

function changesAccess({ topic, payload }: LiveEvent): boolean {
  if (topic === recordsTopic) return payload === null || decisiveObjects.includes(Object(payload).object)
  // What a role opens is read against the objects that there are.
  return topic === accessTopic || topic === objectsTopic || topic === 'live'
}
