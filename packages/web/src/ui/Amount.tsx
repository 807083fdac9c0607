import { useFormat } from './format/use-format.tsx'

export interface AmountProps {
  /** Whole minor units. */
  minor: number
  currency?: string
  /** In columns every cent; in sentences rounded, exact on hover. */
  exact?: boolean
  className?: string
}

/** A sum of money. */
export function Amount({ minor, currency, exact = false, className }: AmountProps) {
  const { money, moneyExact } = useFormat()
  const cents = moneyExact(minor, currency)
  return (
    <span title={exact ? undefined : cents} className={className}>
      {exact ? cents : money(minor, currency)}
    </span>
  )
}
