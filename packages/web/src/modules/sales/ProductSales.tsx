import type { PanelProps } from '../../app/web-module.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { StatFigure } from '../../ui/StatFigure.tsx'
import { SalesOf } from './SalesOf.tsx'
import { useCountOf } from './use-sales.ts'

/** How a product sells, and how many people bought it. */
export default function ProductSales({ recordId }: PanelProps) {
  const bought = { has: 'orderLines', where: { field: 'product', op: 'is', value: recordId } }
  const { number } = useFormat()
  const { data: people } = useCountOf('contacts', bought)
  return (
    <SalesOf
      by="product"
      id={recordId}
      nothing="Nobody has bought it yet."
      name="product-sales"
      figures={({ quantity }) => (
        <>
          <StatFigure label="Sold" value={number(quantity)} />
          {people && (
            <StatFigure
              label="People who bought it"
              value={number(people.count)}
              detail={
                <TextLink
                  to="/$objectPath"
                  params={{ objectPath: 'contacts' }}
                  search={{ filter: bought } as never}
                >
                  See who
                </TextLink>
              }
            />
          )}
        </>
      )}
    />
  )
}
