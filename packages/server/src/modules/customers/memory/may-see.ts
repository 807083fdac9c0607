import { type ObjectDefinition, scopeOf } from '@regulars/model'
import { type Ctx, isHidden } from '../../../records/index.ts'

/** Whether the actor may see records of an object with these fields. What one may not see is not remembered to one either. */
export function maySee(ctx: Ctx, object: ObjectDefinition, fields: readonly string[] = []): boolean {
  const mayRead = scopeOf(ctx.actor.role, object.name, 'read') !== 'none'
  return mayRead && fields.every((key) => !isHidden(ctx, object, key))
}
