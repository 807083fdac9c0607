/**
 * Segments: named questions about customers (objects: model/src/objects/segments.ts; screens: web/src/modules/segments).
 *
 * Laws: a segment is its condition, never a copied list, so whoever satisfies it is in it at any moment; it can always be answered; it never contains
 * itself. Built-in ones are ordinary segments that every business starts with.
 */
import { defineModule } from '../../platform/module.ts'
import { checkSegment } from './check-segment.ts'
import { seedSegments } from './seed-segments.ts'

export const segments = defineModule({
  name: 'segments',
  uses: [],
  start: seedSegments,
  beforeWrite: [checkSegment],
})
