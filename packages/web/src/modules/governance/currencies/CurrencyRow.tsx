import { Coins } from 'lucide-react'
import { currencies, optionFor } from '../../../app/place-options.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Row } from '../Rows.tsx'
import type { CurrencyInUse } from './currencies.ts'

export interface CurrencyRowProps extends CurrencyInUse {
  /** The currency of the business. */
  base: string
  onAdd: () => void
}

/** A currency: what it is worth, since when, and what is in it. Where nobody said so, what is missing in every sum. */
export function CurrencyRow({ currency, rate, since, base, onAdd, ...counts }: CurrencyRowProps) {
  const { number, day } = useFormat()
  const inIt = useCounts(counts)
  const worth = rate === null ? '' : `1 ${currency} = ${number(rate, rate < 1 ? 6 : 4)} ${base}`
  return (
    <Row
      lead={<Coins />}
      title={
        <>
          {currency} <span className="font-normal text-muted">{optionFor(currencies, currency).label}</span>
        </>
      }
      detail={
        rate === null ? (
          <span className="text-attention">No rate yet, so in no sum: {inIt}.</span>
        ) : (
          <>
            {since ? `${worth} since ${day(since)}` : `${worth}, by way of other rates`}
            {inIt && ` · ${inIt}`}
          </>
        )
      }
      end={
        <Button variant="quiet" onClick={onAdd}>
          {rate === null ? 'Add a rate' : 'New rate'}
        </Button>
      }
    />
  )
}

/** “12 orders and 3 deals”. */
function useCounts({ orders, deals, contracts }: Pick<CurrencyInUse, 'orders' | 'deals' | 'contracts'>) {
  const { number, list } = useFormat()
  const parts = [
    orders > 0 && (orders === 1 ? '1 order' : `${number(orders)} orders`),
    deals > 0 && (deals === 1 ? '1 deal' : `${number(deals)} deals`),
    contracts > 0 && (contracts === 1 ? '1 contract' : `${number(contracts)} contracts`),
  ]
  return list(parts.filter((part) => part !== false))
}
