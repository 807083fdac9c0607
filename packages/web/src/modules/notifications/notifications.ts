import type { NotificationKind } from '@regulars/model'
import { inSentence, withArticle } from '@regulars/model'
import { apiQuery } from '../../app/api-query.ts'

/** One thing that I am told, as the API sends it. */
export interface Notification {
  id: string
  kind: NotificationKind
  at: string
  readAt: string | null
  by: string | null
  about: { object: string; id: string; label: string; title: string } | null
  fields: string[]
}

/** What I am told of one record, the newest first. */
export interface NotificationGroup {
  object: string
  id: string
  label: string
  title: string
  unread: number
  notifications: Notification[]
}

/** What happened that I want to know. Asked again when there is news, not with every record that changes. */
export const notificationsQuery = {
  ...apiQuery<{ data: NotificationGroup[]; unread: number }>('notifications'),
  meta: { topics: ['notifications'] },
}

/** What happened, without who did it: “mentioned you in a note”. */
export function whatHappened(label: string, { kind, about, fields }: Notification): string {
  const what = about ? withArticle(inSentence(about.label)) : ''
  switch (kind) {
    case 'mentioned':
      return about ? `mentioned you in ${what}` : 'mentioned you'
    case 'assigned':
      return 'gave it to you to look after'
    case 'reminder':
      return 'You asked to be reminded'
    case 'removed':
      return 'deleted it'
    case 'restored':
      return 'brought it back'
    case 'written':
      return `added ${what}`
    case 'changed':
      return `changed ${fields.map(inSentence).join(', ') || `this ${inSentence(label)}`}`
  }
}
