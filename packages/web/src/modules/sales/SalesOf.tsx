import type { ReactNode } from 'react'
import { ProblemState } from '../../app/ProblemState.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatFigure } from '../../ui/StatFigure.tsx'
import { SalesPicture } from './SalesPicture.tsx'
import type { Sales } from './sales-by-month.ts'
import { type SalesBy, useSales } from './use-sales.ts'

export interface SalesOfProps {
  by: SalesBy
  id: string
  /** Said when nothing was sold. */
  nothing: string
  /** For the files that are exported. */
  name: string
  /** Figures beside the revenue. */
  figures: (sales: Sales) => ReactNode
}

/** What was sold, in figures and month by month. */
export function SalesOf({ by, id, nothing, name, figures }: SalesOfProps) {
  const { money } = useFormat()
  const asked = useSales(by, id)
  if (asked.isError)
    return <ProblemState error={asked.error} what="these sales" onRetry={() => asked.refetch()} />
  if (asked.data === undefined) return <Skeleton className="h-80 w-full" />
  if (asked.data === null) return <EmptyState title={nothing} />
  const sales = asked.data
  return (
    <div className="space-y-8">
      <div className="flex flex-wrap gap-x-12 gap-y-4">
        <StatFigure
          label="Revenue"
          value={money(sales.amount, sales.currency)}
          detail={
            sales.isPartOf &&
            `in ${sales.currency}; sales in currencies without an exchange rate are not in it`
          }
        />
        {figures(sales)}
      </div>
      <SalesPicture sales={sales} name={name} />
    </div>
  )
}
