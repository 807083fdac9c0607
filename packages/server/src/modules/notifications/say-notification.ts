import type { Notification, NotificationGroup } from './read-notifications.ts'

/** What somebody is told, as a line of a mail: “Ana mentioned you in a note: Wants the grinder”. */
export function sayNotification(group: NotificationGroup, { kind, by, about, fields }: Notification): string {
  const who = by ?? 'Regulars'
  const what = about ? `${article(about.label)}: ${about.title}` : ''
  switch (kind) {
    case 'mentioned':
      return about ? `${who} mentioned you in ${what}` : `${who} mentioned you`
    case 'assigned':
      return `${who} gave it to you to look after`
    case 'reminder':
      return 'You asked to be reminded of it'
    case 'removed':
      return `${who} deleted it`
    case 'restored':
      return `${who} brought it back`
    case 'written':
      return `${who} added ${what}`
    case 'changed':
      return `${who} changed ${fields.join(', ').toLowerCase() || `this ${group.label.toLowerCase()}`}`
  }
}

const article = (label: string): string => `${/^[aeiou]/i.test(label) ? 'an' : 'a'} ${label.toLowerCase()}`
