import { contact, type RowOf } from '@regulars/model'
import { type Ctx, get } from '../../../records/index.ts'
import { type Birthday, nextBirthday } from './next-birthday.ts'
import { readBought, type WhatWasBought } from './what-was-bought.ts'
import { readSaid, type WhatWasSaid } from './what-was-said.ts'

/**
 * What a good shopkeeper would remember of a person, as far as it is recorded: facts, each with the records that say so. Nothing here is
 * an estimate, and what the reader may not see is left out.
 */
export interface ContactMemory extends WhatWasSaid {
  contactId: string
  bought: WhatWasBought | null
  birthday: Birthday | null
}

/** Recalls it. @throws Problem `record.not-found` when there is no such contact that the actor may see */
export async function recallContact(ctx: Ctx, id: string): Promise<ContactMemory> {
  const person: Partial<RowOf<typeof contact>> = await get(ctx, contact, id)
  const [bought, said] = await Promise.all([readBought(ctx, id), readSaid(ctx, id)])
  return { contactId: id, bought, birthday: nextBirthday(person.birthday, ctx.setting), ...said }
}
