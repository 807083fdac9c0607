import { useInfiniteQuery } from '@tanstack/react-query'
import { apiPages } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { type Order, OrderRow } from './OrderRow.tsx'

/** What somebody bought, newest first, with the lines. */
export function OrdersTab({ contactId }: { contactId: string }) {
  const query = useInfiniteQuery(ordersOf(contactId))
  if (query.error) return <ProblemState error={query.error} what="these orders" onRetry={query.refetch} />
  if (!query.data) return <SkeletonRows />
  const orders = query.data.pages.flatMap(({ data }) => data)
  if (orders.length === 0)
    return (
      <EmptyState title="No orders yet">
        Orders come with imports of sales and over the API, and belong to whoever they name.
      </EmptyState>
    )
  return (
    <>
      <ul>
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button className="mt-3" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          Earlier orders
        </Button>
      )}
    </>
  )
}

function ordersOf(contactId: string) {
  return apiPages<Order>('orders', {
    filter: { field: 'contact', op: 'is', value: contactId },
    include: ['lines', 'store'],
    sort: '-placedAt',
    limit: 20,
  })
}
