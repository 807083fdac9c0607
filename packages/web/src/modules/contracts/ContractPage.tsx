import { useParams } from '@tanstack/react-router'
import { Named } from '../../records/objects/Named.tsx'
import { useObject } from '../../records/objects/use-objects.ts'
import { RecordPage } from '../../records/page/RecordPage.tsx'
import { RelatedList } from '../../records/page/RelatedList.tsx'
import { type ShownRecord, useRecord } from '../../records/page/use-record.ts'
import { BillingTab } from './BillingTab.tsx'
import { ContractActions } from './ContractActions.tsx'
import { ContractDocuments } from './ContractDocuments.tsx'
import { ContractLines } from './ContractLines.tsx'
import { ContractState } from './ContractState.tsx'

/** The page of a contract: how it stands and until when, what it is charged, and what each side owes. */
export function ContractPage() {
  const { contractId = '' } = useParams({ strict: false }) as { contractId?: string }
  const object = useObject('contract')
  const { data: contract } = useRecord(object, contractId)
  return (
    <RecordPage
      key={contractId}
      object="contract"
      id={contractId}
      description={contract && <ContractDescription contract={contract} />}
      parts={{
        state: <ContractState contractId={contractId} />,
        lines: <ContractLines contractId={contractId} />,
        bills: <BillingTab contractId={contractId} />,
        obligations: <RelatedList object="obligation" via="contract" id={contractId} />,
        documents: contract && <ContractDocuments object={object} contract={contract} />,
      }}
      actions={<ContractActions contractId={contractId} />}
    />
  )
}

function ContractDescription({ contract }: { contract: ShownRecord }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span>{String(contract.number ?? '')}</span>
      <Named object="company" record={contract.company} />
      <Named object="contact" record={contract.contact} />
    </div>
  )
}
