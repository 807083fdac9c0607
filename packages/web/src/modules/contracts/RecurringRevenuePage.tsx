import { useQuery } from '@tanstack/react-query'
import { Repeat } from 'lucide-react'
import { useState } from 'react'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { NoPermission } from '../../ui/NoPermission.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatFigure } from '../../ui/StatFigure.tsx'
import { RecurringPicture } from './RecurringPicture.tsx'
import { type RecurringRevenue, recurringRevenueQuery } from './recurring-revenue.ts'

const periods = [
  { value: '13', label: 'Last 13 months' },
  { value: '25', label: 'Last 25 months' },
  { value: '60', label: 'Last 5 years' },
]

/** What recurs, month by month: how much came new, grew, shrank and went. */
export function RecurringRevenuePage() {
  usePageTitle('Recurring revenue')
  const may = useMay()
  const mayRead = ['contract', 'contractLine', 'contractPause'].every((object) => may(`${object}.read`))
  const [months, setMonths] = useState('13')
  const asked = useQuery({ ...recurringRevenueQuery(Number(months)), enabled: mayRead })
  if (!mayRead) return <NoPermission what="recurring revenue" isPage />
  return (
    <Page>
      <PageHeader
        title="Recurring revenue"
        description="What contracts bring each month, without tax, as it stood on the last day of each month."
        actions={
          <Select
            aria-label="Time"
            className="w-44"
            value={months}
            onValueChange={setMonths}
            options={periods}
          />
        }
      />
      {asked.isError && (
        <ProblemState error={asked.error} what="recurring revenue" onRetry={() => void asked.refetch()} />
      )}
      {!asked.data && !asked.isError && <Skeleton className="h-96 w-full" />}
      {asked.data && <Told revenue={asked.data} />}
    </Page>
  )
}

function Told({ revenue }: { revenue: RecurringRevenue }) {
  const { money, number } = useFormat()
  const { months, currency, foreign } = revenue
  const now = months.at(-1)
  if (!now || months.every(({ opening, closing }) => opening === 0 && closing === 0))
    return (
      <EmptyState icon={<Repeat />} title="Nothing recurs yet">
        A contract that runs, or a signed quote with monthly or yearly lines, begins it.{' '}
        <TextLink to={'/contracts' as string}>See the contracts</TextLink>
      </EmptyState>
    )
  const lost = months.reduce((sum, { churnedCustomers }) => sum + churnedCustomers, 0)
  const churned = months.reduce((sum, month) => sum + month.churned, 0)
  const gained = months.reduce((sum, month) => sum + month.gained, 0)
  return (
    <div className="space-y-8">
      <div className="flex flex-wrap gap-x-12 gap-y-4">
        <StatFigure
          label="A month, as of today"
          value={money(now.closing, currency)}
          detail={`${number(now.customers)} ${now.customers === 1 ? 'customer' : 'customers'}`}
        />
        <StatFigure label="A year at this rate" value={money(now.closing * 12, currency)} />
        <StatFigure label="New in this time" value={money(gained, currency)} />
        <StatFigure
          label="Churned in this time"
          value={money(churned, currency)}
          detail={`${number(lost)} ${lost === 1 ? 'customer' : 'customers'}`}
        />
      </div>
      <RecurringPicture revenue={revenue} />
      {foreign > 0 && (
        <p className="text-small text-muted">
          Contracts in currencies without an exchange rate, which are in no sum: {number(foreign)}.
        </p>
      )}
    </div>
  )
}
