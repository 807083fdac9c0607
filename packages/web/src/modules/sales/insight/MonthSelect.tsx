import { dayAt } from '@regulars/model'
import { lastMonths, monthName } from '../../../ui/format/month-name.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Select } from '../../../ui/Select.tsx'

/** The months of the last two years, this one first. */
export function useLastMonths(): string[] {
  const { timeZone } = useFormat()
  return lastMonths(dayAt(new Date(), timeZone), 24)
}

interface MonthSelectProps {
  /** First day of the month. */
  month: string
  onMonthChange: (month: string) => void
}

/** One of the last two years' months. */
export function MonthSelect({ month, onMonthChange }: MonthSelectProps) {
  const { locale } = useFormat()
  const months = useLastMonths()
  return (
    <div className="w-48">
      <Select
        aria-label="Month"
        value={month}
        onValueChange={onMonthChange}
        options={months.map((each) => ({ value: each, label: monthName(each, locale, 'long') }))}
      />
    </div>
  )
}
