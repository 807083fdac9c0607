import { useParams } from '@tanstack/react-router'
import { ListPage } from './list/ListPage.tsx'
import { useObjects } from './objects/use-objects.ts'

/** The list of the object that the address names. */
export function AnyListPage() {
  const { objectPath = '' } = useParams({ strict: false })
  const object = useObjects().byPath(objectPath)
  return object && <ListPage key={object.name} object={object.name} />
}
