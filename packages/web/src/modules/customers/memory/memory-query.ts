import { apiQuery } from '../../../app/api-query.ts'

/** Something that came up in so many orders, most often first. */
export interface Often {
  id: string
  name: string
  orders: number
}

/** What is recorded and worth remembering: `GET /api/v1/contacts/:id/memory`. */
export interface ContactMemory {
  contactId: string
  bought: {
    orders: number
    purchaseDays: number
    firstOn: string
    lastOn: string
    lastOrderId: string
    usualGapDays: number | null
    returns: number
    products: Often[]
    categories: Often[]
    channels: Often[]
    stores: Often[]
  } | null
  birthday: { bornOn: string; nextOn: string; inDays: number } | null
  lastTalk: { touchpointId: string; type: string; at: string; subject: string | null } | null
  notes: { noteId: string; text: string; at: string }[]
}

export function memoryQuery(contactId: string) {
  return apiQuery<ContactMemory>(`contacts/${contactId}/memory`)
}
