/** What people are told of, of the module `notifications` (server/src/modules/notifications, web/src/modules/notifications). */

/** When something is told by mail. */
export const mailTimes = ['atOnce', 'daily', 'never'] as const
export type MailTime = (typeof mailTimes)[number]

/** How somebody wants to be told of a topic. */
export interface NotificationChoice {
  /** In the app, at the bell. */
  inApp: boolean
  mail: MailTime
}

/** What somebody can choose for by itself, with what holds until they do. */
export const notificationTopics = {
  mentions: {
    label: 'Somebody mentions me, or gives me something to look after',
    standard: { inApp: true, mail: 'atOnce' },
  },
  followed: {
    label: 'Something happens on a record that I follow or look after',
    standard: { inApp: true, mail: 'never' },
  },
  reminders: {
    label: 'A reminder of a task of mine is due',
    standard: { inApp: true, mail: 'atOnce' },
  },
} as const satisfies Record<string, { label: string; standard: NotificationChoice }>

export type NotificationTopic = keyof typeof notificationTopics

/** Kinds of what happened, those that matter most first: of one change set each is told of a record by the first that fits. */
export const notificationKinds = {
  mentioned: 'mentions',
  assigned: 'mentions',
  reminder: 'reminders',
  removed: 'followed',
  restored: 'followed',
  written: 'followed',
  changed: 'followed',
} as const satisfies Record<string, NotificationTopic>

export type NotificationKind = keyof typeof notificationKinds
