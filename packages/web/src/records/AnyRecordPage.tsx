import { useParams } from '@tanstack/react-router'
import { useObjects } from './objects/use-objects.ts'
import { RecordPage } from './page/RecordPage.tsx'

/** The page of the record that the address names. */
export function AnyRecordPage() {
  const { objectPath = '', recordId = '' } = useParams({ strict: false })
  const object = useObjects().byPath(objectPath)
  return object && <RecordPage key={recordId} object={object.name} id={recordId} />
}
