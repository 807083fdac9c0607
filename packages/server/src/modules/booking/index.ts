/**
 * Booking: people outside the business choose a time to meet somebody of us (objects: model/src/objects/bookings.ts; screens: web/src/modules/booking).
 *
 * Words: a *booking page* offers *times* of a *host*, or of whoever of a team is free; a *booking* is that somebody took one; the *visitor* is who did.
 * Laws: what is offered is free: within working hours, apart from meetings with their buffers, and nobody is away; a time goes to one visitor alone; what a
 * stranger writes changes nothing that we know of somebody and is never mailed to anybody but the host; reading a link changes nothing, only its buttons do.
 */
import { defineModule } from '../../platform/module.ts'
import { bookingTouchpoints } from './booking-touchpoints.ts'
import { completePage } from './complete-page.ts'
import { addBookingRoutes } from './pages/routes.ts'
import { tellHost } from './tell-host.ts'
import { tellVisitor, tellVisitors } from './tell-visitor.ts'

export const booking = defineModule({
  name: 'booking',
  uses: ['calendar', 'leads'],
  routes: addBookingRoutes,
  jobs: [tellVisitor, tellHost],
  beforeWrite: [completePage],
  touchpoints: [bookingTouchpoints],
  on: {
    'meeting.updated': tellVisitors,
    'meeting.removed': tellVisitors,
    'meeting.restored': tellVisitors,
  },
})
