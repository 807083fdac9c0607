import { useQuery } from '@tanstack/react-query'
import { Banknote } from 'lucide-react'
import { useState } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { TextLink } from '../../../ui/Link.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { CommissionStatement } from './CommissionStatement.tsx'
import { type Commissions, commissionsQuery, type SellerCommission } from './insight-queries.ts'
import { MonthSelect, useLastMonths } from './MonthSelect.tsx'

/** What everybody earned of what was won in a month, and of which deals. */
export function CommissionsTab() {
  const may = useMay()
  const [month, setMonth] = useState(useLastMonths()[0]!)
  const asked = useQuery(commissionsQuery(month))
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <MonthSelect month={month} onMonthChange={setMonth} />
        {may('commissionPlan.read') && (
          <TextLink to={'/commission-plans' as string}>
            {may('commissionPlan.create') ? 'Set plans' : 'See the plans'}
          </TextLink>
        )}
      </div>
      {asked.isError && <ProblemState error={asked.error} what="the commissions" onRetry={asked.refetch} />}
      {!asked.data && !asked.isError && <SkeletonRows rows={6} />}
      {asked.data && <Statement key={month} commissions={asked.data} />}
    </div>
  )
}

function Statement({ commissions }: { commissions: Commissions }) {
  const { number } = useFormat()
  const [open, setOpen] = useState<SellerCommission>()
  const { sellers, foreign, currency, month } = commissions
  if (sellers.length === 0)
    return (
      <EmptyState icon={<Banknote />} title="Nothing was won in this month">
        What is won is credited to whoever owns the deal, and to those named under Credit on its page. A plan
        says what they earn of it.
      </EmptyState>
    )
  return (
    <>
      <Sellers {...{ sellers, currency }} onOpen={setOpen} />
      {foreign > 0 && (
        <p className="text-small text-muted">
          Won in currencies without an exchange rate and in no sum: {number(foreign)}.
        </p>
      )}
      <CommissionStatement {...{ month, currency }} seller={open} onClose={() => setOpen(undefined)} />
    </>
  )
}

interface SellersProps {
  sellers: readonly SellerCommission[]
  currency: string
  onOpen: (seller: SellerCommission) => void
}

function Sellers({ sellers, currency, onOpen }: SellersProps) {
  const { moneyExact, money, number, percent } = useFormat()
  const earned = sellers.reduce((sum, { commission }) => sum + (commission ?? 0), 0)
  const won = sellers.reduce((sum, seller) => sum + seller.won, 0)
  return (
    <PlainTable
      label="Commissions"
      columns={[
        { key: 'who', label: 'Seller' },
        { key: 'deals', label: 'Deals', align: 'end', className: 'w-16', isWideOnly: true },
        { key: 'won', label: 'Won', align: 'end' },
        { key: 'target', label: 'Of the target', align: 'end', isWideOnly: true },
        { key: 'plan', label: 'Plan', isWideOnly: true },
        { key: 'earned', label: 'Earned', align: 'end' },
      ]}
      rows={[
        ...sellers.map((seller) => ({
          key: seller.userId,
          isQuiet: seller.commission === null,
          cells: [
            <button
              key="who"
              type="button"
              className="rounded-sm text-start font-medium underline decoration-faint ring-focus"
              onClick={() => onOpen(seller)}
            >
              {seller.name}
            </button>,
            number(seller.deals),
            money(seller.won, currency),
            seller.target ? percent(seller.won / seller.target) : '–',
            seller.plan ? `${seller.plan}, ${percent(seller.rate ?? 0, 1)}` : 'No plan',
            seller.commission === null ? '–' : moneyExact(seller.commission, currency),
          ],
        })),
        {
          key: 'all',
          cells: [
            <span key="all" className="font-medium">
              Together
            </span>,
            '',
            money(won, currency),
            '',
            '',
            <span key="sum" className="font-medium">
              {moneyExact(earned, currency)}
            </span>,
          ],
        },
      ]}
    />
  )
}
