/**
 * Notifications: who follows which record, and what colleagues are told of it (what there is to be told: model/src/notifications; screens: web/src/modules/notifications).
 *
 * Words: to *follow* a record is to be told what happens on its page; whoever looks after it, and whoever writes there, follows by itself until they end that; a *mention* is
 * `@` and the name of a colleague in a text. Laws: nobody is told of what they did themselves; nobody is told of, or mentioned on, what they may not see, neither when it happens
 * nor when they read of it; notifications are written by a job from change sets, so no write waits for them; one change set tells of a record once.
 */
import { defineModule } from '../../platform/module.ts'
import { checkMentions, checkMentionsOnNew } from './check-mentions.ts'
import { forgetNotifications } from './forget-notifications.ts'
import { mailAtOnce, mailDaily } from './mail-notifications.ts'
import { remindOfTasks } from './remind-of-tasks.ts'
import { addNotificationRoutes } from './routes.ts'
import { tellChangeSet, tellLater } from './tell-change-set.ts'

export const notifications = defineModule({
  name: 'notifications',
  uses: ['governance'],
  routes: addNotificationRoutes,
  jobs: [tellChangeSet, remindOfTasks, mailAtOnce, mailDaily, forgetNotifications],
  beforeWrite: [checkMentions],
  afterChangeSet: [checkMentionsOnNew, tellLater],
})
