import { checkRule, type ObjectDefinition, type ObjectRule } from '@regulars/model'
import type { RawBuilder } from 'kysely'
import type { Ctx } from '../context.ts'
import { aliases, compileFormula } from '../formulas/compile-formula.ts'

/** A rule with the SQL of its answer: true where it is kept, null where it says nothing, false where it is broken. */
export interface CompiledRule extends ObjectRule {
  sql: RawBuilder<unknown>
}

/** The rules of an object about the records in the table named `alias`. One that makes no sense any more is left out rather than in everybody's way. */
export function compiledRules(ctx: Ctx, object: ObjectDefinition, alias: string): CompiledRule[] {
  return (object.rules ?? []).flatMap((rule) => {
    const sql = ruleSql(ctx, object, rule.formula, alias)
    return sql ? { ...rule, sql } : []
  })
}

/** A formula that says yes or no, in SQL; undefined when it makes no sense. */
export function ruleSql(
  ctx: Ctx,
  object: ObjectDefinition,
  formula: string,
  alias: string,
): RawBuilder<unknown> | undefined {
  const checked = checkRule(formula, { registry: ctx.registry, object })
  if (!checked.ok) return undefined
  return compileFormula(
    checked.formula,
    { kind: 'yesNo' },
    { object, alias },
    {
      registry: ctx.registry,
      setting: { ...ctx.setting, currency: ctx.services.settings.get('currency') },
      newAlias: aliases('ruled'),
      live: () => undefined,
    },
  )
}
