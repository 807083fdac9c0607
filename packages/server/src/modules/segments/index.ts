/**
 * Segments: named questions about customers (objects: model/src/objects/segments.ts; screens: web/src/modules/segments).
 *
 * Laws: a segment is its condition, never a copied list, so whoever satisfies it is in it at any moment; it can always be answered; it never contains
 * itself. That somebody was picked by hand is a record, which a condition asks for like anything else. Built-in ones are ordinary segments that every
 * business starts with.
 */
import { defineModule } from '../../platform/module.ts'
import { checkSegment } from './check-segment.ts'
import { pickMany } from './pick-many.ts'
import { addSegmentRoutes } from './routes.ts'
import { seedSegments } from './seed-segments.ts'

export const segments = defineModule({
  name: 'segments',
  uses: [],
  routes: addSegmentRoutes,
  jobs: [pickMany],
  start: seedSegments,
  beforeWrite: [checkSegment],
})
