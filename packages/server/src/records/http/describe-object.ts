import {
  acts,
  allows,
  duplicateRule,
  fieldLevel,
  labelOf,
  layoutFor,
  linkEndsOf,
  type ObjectDefinition,
  operatorsOf,
  type PageLayout,
  propertyOf,
  scopeOf,
  tryPath,
} from '@regulars/model'
import { orderBy, toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { isHidden } from '../read/access.ts'

/** The objects that the actor may see something of, as the screens draw them: fields with labels and operators, relations, rights. */
export function describeObjects(ctx: Ctx): Record<string, unknown>[] {
  return ctx.registry.objects
    .filter((object) => mayRead(ctx, object))
    .map((object) => describeObject(ctx, object))
}

const mayRead = (ctx: Ctx, object: ObjectDefinition): boolean =>
  scopeOf(ctx.actor.role, object.name, 'read') !== 'none'

function describeObject(ctx: Ctx, object: ObjectDefinition): Record<string, unknown> {
  const { fields: _, table, ownership, derived, duplicates, rules, page, ...told } = object
  return {
    ...told,
    // Rules name fields that not everybody may see.
    ...(rules && allows(ctx.actor, 'object.shape') ? { rules } : {}),
    ...(page ? { page: describeLayout(ctx, object, page) } : {}),
    ...(linkEndsOf(object) ? { ends: linkEndsOf(object) } : {}),
    columns: object.columns.filter((key) => !isHidden(ctx, object, key)),
    fields: describeFields(ctx, object),
    relations: ctx.registry
      .relations(object.name)
      .filter((relation) => mayRead(ctx, relation.object) && !isHidden(ctx, relation.object, relation.via))
      .map(({ name, object: { name: to }, via, one }) => ({ name, to, via, one })),
    findsDuplicates: duplicateRule(object) !== undefined,
    may: Object.fromEntries(acts.map((act) => [act, may(ctx, object, act)])),
  }
}

/** A column is told where the field at its end and all on the way may be seen. */
function describeLayout(ctx: Ctx, object: ObjectDefinition, page: PageLayout): PageLayout {
  const isSeen = (key: string) => !isHidden(ctx, object, key)
  return layoutFor(page, isSeen, (relation, path) => {
    const to = ctx.registry.relation(object.name, relation)?.object
    const found = to && mayRead(ctx, to) ? tryPath(to, path, ctx.registry) : undefined
    if (!found || 'problem' in found) return false
    return (
      !isHidden(ctx, found.object, found.key) &&
      found.steps.every(
        (step) =>
          mayRead(ctx, step.to) && !isHidden(ctx, step.kind === 'reference' ? step.from : step.to, step.via),
      )
    )
  })
}

function may(ctx: Ctx, object: ObjectDefinition, act: (typeof acts)[number]): boolean {
  if (act !== 'read' && object.writes === 'managed') return false
  return scopeOf(ctx.actor.role, object.name, act) !== 'none'
}

/** In the order of the definition, with what follows from it. */
function describeFields(ctx: Ctx, object: ObjectDefinition): Record<string, unknown>[] {
  return Object.entries(object.fields).flatMap(([key, field]) => {
    if (isHidden(ctx, object, key) || field.internal) return []
    return {
      ...field,
      key,
      of: object.path,
      property: propertyOf(key, field),
      label: labelOf(key, field),
      operators: operatorsOf(field),
      sortable: orderBy(toColumn(key, field).lookup, '') !== undefined,
      writable: !field.readOnly && fieldLevel(ctx.actor.role, object.name, key) === 'write',
    }
  })
}
