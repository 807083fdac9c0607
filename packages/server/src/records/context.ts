import { type Actor, type ConditionSetting, type Registry, systemRole, withLinkRights } from '@regulars/model'
import type { Database } from '../platform/database/connect.ts'
import type { Services } from '../platform/services.ts'
import type { OpenChangeSet } from './change-sets/change-set.ts'

export type { Services }

/** Who works with records, where and when: the first argument of every verb of the record engine. */
export interface Ctx {
  services: Services
  registry: Registry
  actor: Actor
  /** What relative values in conditions are asked against: `me`, `today`, `-90d`. */
  setting: ConditionSetting
  /** What SQL runs on; inside a write it is the transaction. */
  db: Database
  /** Set inside `inChangeSet`. */
  changeSet?: OpenChangeSet
}

/** A context in which a person or an API key acts. */
export function ctxFor(services: Services, actor: Actor): Ctx {
  const { registry } = services.definitions
  return {
    services,
    registry,
    actor: { ...actor, role: withLinkRights(actor.role, registry) },
    setting: {
      now: services.clock.now(),
      timeZone: services.settings.get('timeZone'),
      userId: actor.userId,
      teamUserIds: actor.teamUserIds,
    },
    db: services.db,
  }
}

/**
 * A context in which the product itself acts, with every right. `label` says for what, and is what the history names.
 * Code that acts for nobody in particular says so by calling this.
 */
export function systemCtx(services: Services, label: string): Ctx {
  return ctxFor(services, { kind: 'system', userId: null, name: label, role: systemRole, teamUserIds: [] })
}
