/**
 * Calendar: whom we meet, when and where (objects: model/src/objects/meetings.ts; screens: web/src/modules/calendar).
 *
 * Words: a *meeting* has *participants*, who are people we know or colleagues; a *feed* is the private link by which another program reads somebody's calendar.
 * Laws: a meeting does not end before it begins and lasts as long when it is moved; one that was held stands in the memory of everybody who was there; of a
 * feed only the hash is kept, and ending it ends it at once.
 */
import { defineModule } from '../../platform/module.ts'
import { checkParticipant, completeMeeting } from './complete-meeting.ts'
import { heldMeetings, meetingTouchpoints } from './meeting-touchpoints.ts'
import { addCalendarRoutes } from './routes.ts'

export { type CalendarItem, writeCalendar } from './write-calendar.ts'

export const calendar = defineModule({
  name: 'calendar',
  uses: ['governance'],
  routes: addCalendarRoutes,
  beforeWrite: [completeMeeting, checkParticipant],
  derivations: [heldMeetings],
  touchpoints: [meetingTouchpoints],
})
