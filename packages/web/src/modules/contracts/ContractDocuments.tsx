import { useMay } from '../../app/session.ts'
import type { DescribedObject } from '../../records/objects/described-object.ts'
import { FieldLine } from '../../records/page/FieldLine.tsx'
import type { ShownRecord } from '../../records/page/use-record.ts'
import { SignedDocuments } from './SignedDocuments.tsx'

interface ContractDocumentsProps {
  object: DescribedObject
  contract: ShownRecord
}

/** What a contract rests on: the quote as it was signed, and the files that were put beside it. */
export function ContractDocuments({ object, contract }: ContractDocumentsProps) {
  const may = useMay()
  const field = object.fields.find(({ key }) => key === 'documents')
  const mayEdit = object.may.update && contract.may?.update !== false
  return (
    <div className="space-y-6">
      {field && (
        <dl className="grid grid-cols-[minmax(6rem,10rem)_minmax(0,1fr)] gap-x-4">
          <FieldLine object={object} record={contract} field={field} mayEdit={mayEdit} />
        </dl>
      )}
      {may('quote.read') && <SignedDocuments contractId={contract.id} />}
    </div>
  )
}
