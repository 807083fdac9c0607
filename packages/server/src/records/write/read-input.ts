import { completeValues, fieldLevel, fieldOf, parseValues } from '@regulars/model'
import { readPhone } from '@regulars/model/phone'
import type { Ctx } from '../context.ts'
import type { WriteBatch } from './write-batch.ts'
import { faultOf, labelOfProperty } from './write-problems.ts'

/** Reads the values of every entry: known, of the right kind, and open to whoever acts. */
export function readInput(ctx: Ctx, batch: WriteBatch): void {
  const { object, options } = batch
  for (const entry of batch.entries) {
    const closed = options.trusted ? [] : closedProperties(ctx, batch, entry.input)
    const parsed = parseValues(object, entry.input, {
      partial: true,
      trusted: options.trusted ?? false,
      readPhone,
      country: countryOf(entry.before),
    })
    for (const { property, message } of closed) batch.faults.push(faultOf(entry.at, property, message))
    const blamed = closed.map(({ property }) => property)
    if (parsed.ok) entry.values = parsed.values
    else
      for (const { field, problem } of parsed.problems)
        if (!blamed.includes(field)) batch.faults.push(faultOf(entry.at, field, problem))
  }
}

/** A hidden field is answered like one that there is not, so that nobody can feel for it. */
function closedProperties(
  { actor }: Ctx,
  { object }: WriteBatch,
  input: unknown,
): Array<{ property: string; message: string }> {
  return Object.keys(Object(input)).flatMap((property) => {
    const found = fieldOf(object, property)
    const level = found ? fieldLevel(actor.role, object.name, found.key) : 'write'
    if (!found || level === 'write') return []
    const message =
      level === 'hidden'
        ? `${object.label} has no field “${property}”.`
        : `${labelOfProperty(object, found.key)} is not yours to change.`
    return [{ property, message }]
  })
}

const countryOf = (before: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  typeof before?.country === 'string' ? before.country : undefined

/** Completes new records: defaults, what is composed of other fields, the owner; names what is missing. */
export function completeEntries(ctx: Ctx, batch: WriteBatch): void {
  const { object } = batch
  for (const { values, at } of batch.entries) {
    if (object.ownership === 'owner' && values.ownerId === undefined) values.ownerId = ctx.actor.userId
    // What reading found wrong is not reported a second time as missing.
    const blamed = new Set(batch.faults.map(({ field }) => field))
    for (const { field, problem } of completeValues(object, values)) {
      // A verb of ours cannot know what users ask of their own fields beyond it.
      if (batch.options.trusted && fieldOf(object, field)?.field.custom) continue
      const fault = faultOf(at, field, problem)
      if (!blamed.has(fault.field)) batch.faults.push(fault)
    }
  }
}
