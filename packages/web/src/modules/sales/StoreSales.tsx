import type { PanelProps } from '../../app/web-module.ts'
import { OrderCount } from './OrderCount.tsx'
import { SalesOf } from './SalesOf.tsx'

/** What a store sells. */
export default function StoreSales({ recordId }: PanelProps) {
  return (
    <SalesOf
      by="store"
      id={recordId}
      nothing="Nothing was sold here yet."
      name="store-sales"
      figures={() => <OrderCount by="store" id={recordId} />}
    />
  )
}
