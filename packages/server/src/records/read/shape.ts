import {
  fieldOf,
  type ObjectDefinition,
  type PathStep,
  type Relation,
  stepFrom,
  tryPath,
} from '@regulars/model'
import type { Column } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { isHidden, visibleColumns } from './access.ts'
import { unknownField } from './problems.ts'

/** What of a record is wanted. */
export interface ShapeQuestion {
  /** Properties, also of included records: `name`, `company.name`. Without any, all that may be seen. */
  fields?: readonly string[]
  /** Records to be included: a reference (`company`), a one-relation (`score`), a relation (`lines`), and what these lead to (`lines.product`). */
  include?: readonly string[]
}

/** What a record is written as. */
export interface Shape {
  object: ObjectDefinition
  columns: readonly Column[]
  includes: readonly Include[]
  /** What the actor may do with the record is wanted too (`include=may`). */
  may: boolean
}

/** Records that a record is written with. */
export interface Include {
  name: string
  /** To the one record, or to many. */
  to: { one: PathStep } | { many: Relation }
  shape: Shape
}

/** What is asked of one object on the way: its own fields, and by name what is included. */
interface Wish {
  fields: Set<string>
  includes: Map<string, Wish>
}

const deepest = 3

/**
 * Works out what of a record of an object is written.
 * @throws Problem `query.unknown-field` naming what leads nowhere
 */
export function shapeOf(ctx: Ctx, object: ObjectDefinition, question: ShapeQuestion, inBin = false): Shape {
  const wish: Wish = { fields: new Set(), includes: new Map() }
  for (const path of question.include ?? []) wishAt(wish, path.split('.'))
  for (const path of question.fields ?? []) {
    const words = path.split('.')
    wishAt(wish, words.slice(0, -1)).fields.add(words.at(-1)!)
  }
  return toShape(ctx, object, wish, inBin)
}

function wishAt(wish: Wish, words: readonly string[]): Wish {
  if (words.length > deepest)
    throw unknownField('include', `“${words.join('.').slice(0, 100)}” is too long a way to go.`)
  let at = wish
  for (const word of words) {
    const next = at.includes.get(word) ?? { fields: new Set(), includes: new Map() }
    at.includes.set(word, next)
    at = next
  }
  return at
}

function toShape(ctx: Ctx, object: ObjectDefinition, { fields, includes }: Wish, inBin: boolean): Shape {
  const visible = visibleColumns(ctx, object, inBin)
  const names = [...includes.keys()].filter((name) => name !== 'may')
  return {
    object,
    columns: fields.size === 0 ? visible : chosen(ctx, object, visible, fields),
    includes: names.map((name) => toInclude(ctx, object, name, includes.get(name)!)),
    may: includes.has('may'),
  }
}

function chosen(
  ctx: Ctx,
  object: ObjectDefinition,
  visible: readonly Column[],
  fields: ReadonlySet<string>,
): Column[] {
  const keys = new Set<string>()
  for (const word of fields) {
    if (word === 'id') continue
    const found = fieldOf(object, word)
    const column = found && visible.find(({ key }) => key === found.key)
    if (!column) throw unknownField('fields', unknownSentence(ctx, object, word))
    keys.add(column.key)
  }
  return visible.filter(({ key }) => keys.has(key))
}

function toInclude(ctx: Ctx, object: ObjectDefinition, name: string, wish: Wish): Include {
  const to = targetOf(ctx, object, name)
  if (!to)
    throw unknownField('include', `${object.label} has no other records called “${name.slice(0, 60)}”.`)
  const target = 'one' in to ? to.one.to : to.many.object
  return { name, to, shape: toShape(ctx, target, wish, false) }
}

/** Where an included name leads; undefined when nowhere, or by a field that may not be seen. */
function targetOf(ctx: Ctx, object: ObjectDefinition, name: string): Include['to'] | undefined {
  const one = stepFrom(object, name, ctx.registry)
  if (one) {
    // By its key alone: `companyId` is the id, `company` the record.
    const isHere = one.name === name && !isHidden(ctx, one.kind === 'reference' ? one.from : one.to, one.via)
    return isHere ? { one } : undefined
  }
  const many = ctx.registry.relation(object.name, name)
  return many && !isHidden(ctx, many.object, many.via) ? { many } : undefined
}

function unknownSentence(ctx: Ctx, object: ObjectDefinition, word: string): string {
  const found = tryPath(object, word, ctx.registry)
  return 'problem' in found ? found.problem : `${object.label} has no field “${word.slice(0, 60)}”.`
}
