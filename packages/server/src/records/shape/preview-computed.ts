import { describeFormula, type Field, type ObjectDefinition } from '@regulars/model'
import type { Ctx } from '../context.ts'
import { list } from '../read/list.ts'
import { tryComputed } from './check-computed-field.ts'

/** What a formula or roll-up would make. */
export interface ComputedPreview {
  /** The field it would be: its kind, and what belongs to that. */
  field: Field
  /** The formula in words; null for a roll-up. */
  words: string | null
  /** It changes with the time alone, so it is computed when it is read and no index helps lists by it. */
  live: boolean
  /** A real record with the value it would have; null when there is none that one may see. */
  record: { id: string; title: string; value: unknown } | null
}

const key = 'computedPreview'

/**
 * Tries a formula or roll-up on a real record that the actor may see, without making the field.
 *
 * @param recordId the record; the first of the list, when absent
 * @throws Problem `shape.bad-formula`
 */
export async function previewComputed(
  ctx: Ctx,
  object: ObjectDefinition,
  settings: { formula?: string | undefined; rollUp?: unknown },
  recordId?: string,
): Promise<ComputedPreview> {
  const trial = tryComputed(ctx, object, key, settings)
  const { field } = trial
  // Computed as if it were read: no column is there yet.
  const asked = { ...trial.object, fields: { ...object.fields, [key]: { ...field, live: true } } }
  const registry = {
    ...trial.registry,
    object: (name: string) => (name === object.name ? asked : trial.registry.object(name)),
  }
  const filter = recordId === undefined ? {} : { filter: { field: 'id', op: 'is', value: recordId } as const }
  const { data } = await list({ ...ctx, registry }, asked, { ...filter, limit: 1 })
  const [record] = data as unknown as Record<string, unknown>[]
  return {
    field,
    words: settings.formula === undefined ? null : describeFormula(settings.formula, object, ctx.registry),
    live: field.live ?? false,
    record: record
      ? { id: String(record.id), title: String(record[object.title] ?? ''), value: record[key] ?? null }
      : null,
  }
}
