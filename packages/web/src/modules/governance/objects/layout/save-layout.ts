import type { PageLayout } from '@regulars/model'
import { inSentence } from '@regulars/model'
import { api } from '../../../../app/api.ts'
import { offerUndo } from '../../../../app/undo.ts'
import type { DescribedObject } from '../../../../records/objects/described-object.ts'
import { redraw } from '../shape.ts'

/** Lays out the pages of an object, null for as they are by themselves, and offers to take it back. */
export async function saveLayout(object: DescribedObject, page: PageLayout | null): Promise<void> {
  const before = object.page ?? null
  await write(object, page)
  offerUndo({
    title: `The pages of ${inSentence(object.labelPlural)} are laid out anew.`,
    undo: () => write(object, before),
  })
}

async function write({ name }: DescribedObject, page: PageLayout | null): Promise<void> {
  await api.patch(`objects/${name}`, { page })
  await redraw()
}
