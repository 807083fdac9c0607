import { lazy } from 'react'
import { webModule } from '../../app/web-module.ts'

/**
 * Booking: pages on which people outside the business choose a time to meet us (model/src/objects/bookings.ts, server/src/modules/booking, which draws what
 * visitors see). They are made in Settings → Booking; their lists and pages are the generic ones.
 */
export const booking = webModule({
  name: 'booking',
  routes: [],
  panels: [
    {
      name: 'address',
      title: 'Its address',
      object: 'bookingPage',
      place: 'side',
      permission: 'bookingPage.read',
      component: lazy(() => import('./BookingAddress.tsx')),
    },
  ],
})
