/**
 * Notifications: the bell, and what stands behind it. Who follows a record is chosen on its page, how one wants to be told under *You*.
 */
import { webModule } from '../../app/web-module.ts'
import { Bell } from './Bell.tsx'

export const notifications = webModule({ name: 'notifications', routes: [], barItems: [Bell] })
