import { useFormat } from '../../ui/format/use-format.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { StatFigure } from '../../ui/StatFigure.tsx'
import { useCountOf } from './use-sales.ts'

/** How many orders a company placed or a store took, with the way to them. */
export function OrderCount({ by, id }: { by: 'company' | 'store'; id: string }) {
  const { number } = useFormat()
  const filter = { field: by, op: 'is', value: id }
  const { data } = useCountOf('orders', filter)
  if (!data) return null
  return (
    <StatFigure
      label="Orders"
      value={number(data.count)}
      detail={
        <TextLink to="/$objectPath" params={{ objectPath: 'orders' }} search={{ filter } as never}>
          See them
        </TextLink>
      }
    />
  )
}
