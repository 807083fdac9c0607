import { api, type Written } from '../../app/api.ts'
import type { RecordRow } from '../objects/described-object.ts'

/** What somebody writes down about a person. */
export type ComposedKind = 'note' | 'task' | 'call' | 'meeting' | 'email' | 'visit' | 'letter'

/** What is written in the composer until it is kept. */
export interface Composed {
  kind: ComposedKind
  text: string
  /** Day of a task. */
  dueOn: string | null
  /** Moment of what happened; now when null. */
  at: string | null
}

const channels: Partial<Record<ComposedKind, string>> = {
  call: 'phone',
  email: 'email',
  visit: 'store',
  letter: 'letter',
}

const longestSubject = 200

/** Keeps what was written: as a note, as a task of one's own, or as a touchpoint. */
export function keep(
  { kind, text, dueOn, at }: Composed,
  contactId: string,
  userId: string,
): Promise<Written<RecordRow>> {
  const words = text.trim()
  if (kind === 'note') return api.write('POST', 'notes', { text: words, contactId })
  const { first, rest } = headOf(words)
  if (kind === 'task')
    return api.write('POST', 'tasks', {
      title: first,
      details: rest || null,
      dueOn,
      contactId,
      ownerId: userId,
    })
  return api.write('POST', 'touchpoints', {
    contactId,
    type: kind,
    channel: channels[kind] ?? null,
    at: at ?? new Date().toISOString(),
    subject: first,
    payload: rest ? { text: rest } : null,
  })
}

/** The first line is what it is about, the others are the details. */
export function headOf(words: string): { first: string; rest: string } {
  const [line = '', ...others] = words.split('\n')
  const first = line.slice(0, longestSubject)
  return { first, rest: [line.slice(longestSubject), ...others].join('\n').trim() }
}
