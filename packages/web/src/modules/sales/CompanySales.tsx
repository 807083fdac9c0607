import type { PanelProps } from '../../app/web-module.ts'
import { OrderCount } from './OrderCount.tsx'
import { SalesOf } from './SalesOf.tsx'

/** What a company buys. */
export default function CompanySales({ recordId }: PanelProps) {
  return (
    <SalesOf
      by="company"
      id={recordId}
      nothing="It has not ordered yet."
      name="company-sales"
      figures={() => <OrderCount by="company" id={recordId} />}
    />
  )
}
