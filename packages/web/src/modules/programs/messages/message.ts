import type { Tone } from '../../../ui/Pill.tsx'

export type MessageStatus = 'queued' | 'sending' | 'sent' | 'kept' | 'unknown' | 'failed'

/** A message in a list, with whom it is for. */
export interface MessageRow {
  id: string
  subject: string | null
  address: string
  status: MessageStatus
  problem: string | null
  sentAt: string | null
  contactId: string
  contact?: { name: string } | null
  programId: string | null
  program?: { name: string } | null
}

/** A message as a whole. */
export interface Message extends MessageRow {
  html: string | null
  text: string | null
}

/** What became of a message, in a word. */
export const messageStates: Record<MessageStatus, { word: string; tone: Tone }> = {
  queued: { word: 'Waiting', tone: 'plain' },
  sending: { word: 'Sending', tone: 'accent' },
  sent: { word: 'Sent', tone: 'good' },
  kept: { word: 'Kept here', tone: 'attention' },
  unknown: { word: 'Not known', tone: 'attention' },
  failed: { word: 'Failed', tone: 'bad' },
}
