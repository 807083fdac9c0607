import { note, touchpoint } from '@regulars/model'
import { type Ctx, list } from '../../../records/index.ts'
import { maySee } from './may-see.ts'

/** What was said, and what colleagues wanted to be remembered. */
export interface WhatWasSaid {
  /** The last time we spoke, by whatever way. */
  lastTalk: { touchpointId: string; type: string; at: string; subject: string | null } | null
  /** Pinned notes, newest first. */
  notes: { noteId: string; text: string; at: string }[]
}

/** Touchpoints in which two people spoke; a mail by a program is none. */
const talks = ['call', 'meeting', 'meeting.held', 'visit', 'chat', 'email', 'letter']

/** Reads it, as far as the actor may see. */
export async function readSaid(ctx: Ctx, contactId: string): Promise<WhatWasSaid> {
  const [lastTalk, notes] = await Promise.all([readLastTalk(ctx, contactId), readNotes(ctx, contactId)])
  return { lastTalk, notes }
}

async function readLastTalk(ctx: Ctx, contactId: string): Promise<WhatWasSaid['lastTalk']> {
  if (!maySee(ctx, ctx.registry.object('touchpoint'), ['contact', 'type', 'at', 'subject'])) return null
  const { data } = await list(ctx, touchpoint, {
    filter: {
      all: [
        { field: 'contact', op: 'is', value: contactId },
        { field: 'type', op: 'in', value: talks },
      ],
    },
    sort: '-at',
    limit: 1,
  })
  const [last] = data
  return last
    ? { touchpointId: last.id, type: last.type, at: String(last.at), subject: last.subject ?? null }
    : null
}

async function readNotes(ctx: Ctx, contactId: string): Promise<WhatWasSaid['notes']> {
  if (!maySee(ctx, ctx.registry.object('note'), ['contact', 'text', 'pinned'])) return []
  const { data } = await list(ctx, note, {
    filter: {
      all: [
        { field: 'contact', op: 'is', value: contactId },
        { field: 'pinned', op: 'is', value: true },
      ],
    },
    sort: '-createdAt',
    limit: 3,
  })
  return data.map(({ id, text, createdAt }) => ({ noteId: id, text, at: String(createdAt) }))
}
