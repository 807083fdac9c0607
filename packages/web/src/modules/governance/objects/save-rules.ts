import type { ObjectRule } from '@regulars/model'
import { api } from '../../../app/api.ts'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { redraw } from './shape.ts'

/** A rule as it is sent; a new one has no id yet. */
export type WrittenRule = Omit<ObjectRule, 'id'> & { id?: string }

/** Saves all rules of an object. */
export async function saveRules(object: DescribedObject, rules: readonly WrittenRule[]): Promise<void> {
  await api.patch(`objects/${object.name}`, { rules })
  await redraw()
}
