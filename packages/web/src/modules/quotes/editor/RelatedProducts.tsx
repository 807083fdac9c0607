import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { useMay } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import type { DraftLine } from './draft-line.ts'
import type { Adding } from './use-line-prices.ts'

/** What goes with a product, or in its place. */
interface Related {
  id: string
  productId: string
  otherId: string
  kind: 'optional' | 'alternative'
  quantity: number
  other?: { name: string; active: boolean | null } | null
}

/** What goes with the products on the lines, asked for all lines at once. */
export function useRelatedProducts(lines: readonly DraftLine[]): readonly Related[] {
  const may = useMay()
  const ids = [...new Set(lines.flatMap(({ productId }) => productId ?? []))].sort()
  const { data } = useQuery({
    ...apiQuery<ListPage<Related>>('related-products', {
      filter: {
        all: [
          { field: 'product', op: 'in', value: ids },
          { field: 'kind', op: 'in', value: ['optional', 'alternative'] },
        ],
      },
      include: ['other'],
      sort: 'position',
      limit: 200,
    }),
    enabled: ids.length > 0 && may('relatedProduct.read'),
  })
  return data?.data ?? []
}

export interface RelatedProductsProps {
  line: DraftLine
  lines: readonly DraftLine[]
  related: readonly Related[]
  onAdd: (productId: string, adding: Adding) => void
}

/** Calls to mind what goes with a line and what may be offered in its place, until it is on the quote. */
export function RelatedProducts({ line, lines, related, onAdd }: RelatedProductsProps) {
  const taken = new Set(lines.map(({ productId }) => productId))
  const shown = related.filter(
    ({ productId, otherId, other }) =>
      productId === line.productId && !taken.has(otherId) && other && other.active !== false,
  )
  if (shown.length === 0) return null
  return (
    <div className="order-last col-span-full -ml-2 flex flex-wrap items-center gap-x-1 text-small text-muted">
      {shown.map(({ id, otherId, kind, quantity, other }) => (
        <Button
          key={id}
          variant="quiet"
          icon={<Plus />}
          onClick={() =>
            onAdd(otherId, {
              quantity: quantity * line.quantity,
              ...(kind === 'optional' ? { optional: true } : { insteadOf: line.key }),
            })
          }
        >
          {kind === 'optional' ? `${other!.name}, optional` : `${other!.name} instead`}
        </Button>
      ))}
    </div>
  )
}
