import { createPortal } from 'react-dom'
import { type DescribedObject, type RecordRow, titleOf } from '../../objects/described-object.ts'
import type { Dragged } from '../use-drag.ts'

export interface DraggedCardProps {
  object: DescribedObject
  record: RecordRow
  dragged: Dragged
}

/** What is carried, below the pointer. */
export function DraggedCard({ object, record, dragged: { x, y } }: DraggedCardProps) {
  return createPortal(
    <div
      aria-hidden="true"
      className="floating pointer-events-none fixed top-0 left-0 z-50 max-w-64 truncate px-3 py-2 font-serif text-name"
      style={{ transform: `translate(${x + 12}px, ${y + 8}px)` }}
    >
      {titleOf(object, record)}
    </div>,
    document.body,
  )
}
