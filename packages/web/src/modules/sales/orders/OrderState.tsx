import { orderStates, type OrderState as State } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { useObject } from '../../../records/objects/use-objects.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Pill, type Tone } from '../../../ui/Pill.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'
import { movesQuery, type Order, type OrderMoves, orderQuery } from './order.ts'

const states: Record<State, { label: string; tone: Tone; verb: string }> = {
  recorded: { label: 'Recorded', tone: 'plain', verb: 'Take the cancelling back' },
  new: { label: 'New', tone: 'accent', verb: 'Open as new' },
  confirmed: { label: 'Confirmed', tone: 'accent', verb: 'Confirm' },
  completed: { label: 'Completed', tone: 'good', verb: 'Complete' },
  cancelled: { label: 'Cancelled', tone: 'bad', verb: 'Cancel the order' },
}

/** Where an order stands: its state with who and when and what may follow, and how far it is delivered, invoiced and paid. */
export function OrderState({ orderId }: { orderId: string }) {
  const order = useQuery(orderQuery(orderId))
  const moves = useQuery(movesQuery(orderId))
  const failed = [order, moves].find(({ isError }) => isError)
  if (failed)
    return <ProblemState error={failed.error} what="where it stands" onRetry={() => void failed.refetch()} />
  if (!order.data || !moves.data) return <Skeleton className="mb-8 h-24 w-full" />
  return (
    <section aria-label="Where it stands" className="mb-8 border-y border-hairline py-4">
      <StateLine order={order.data} moves={moves.data} />
      {!order.data.isReturn && <Progress order={order.data} />}
    </section>
  )
}

function StateLine({ order, moves: { state, moves, next } }: { order: Order; moves: OrderMoves }) {
  const { may } = useObject('order')
  const move = useMove(order)
  const last = moves.at(-1)
  const { label, tone } = states[state]
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-1 basis-56 flex-wrap items-center gap-2">
        <Pill tone={tone}>{label}</Pill>
        <span className="text-small text-muted">
          {last ? (
            <>
              by {last.by ?? 'Regulars'}, <When at={last.at} />
            </>
          ) : state === 'recorded' ? (
            'as it came; nobody follows it here'
          ) : null}
        </span>
      </div>
      {may.update && !order.isReturn && (
        <div className="flex flex-wrap gap-1.5">
          {next.toReversed().map((way) => (
            <Button
              key={way.state}
              variant={way.state === preferred(next) ? 'secondary' : 'quiet'}
              disabled={move.isPending}
              onClick={() => move.mutate(way)}
            >
              {state === 'completed' ? 'Open again' : states[way.state].verb}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

/** The way most orders go. */
const preferred = (next: OrderMoves['next']): State | undefined =>
  (['confirmed', 'completed'] as const).find((wanted) => next.some(({ state }) => state === wanted))

function useMove(order: Order) {
  return useMutation({
    mutationFn: ({ fields }: OrderMoves['next'][number]) =>
      api.write<Order>('PATCH', `orders/${order.id}`, fields, { ifMatch: order.version }),
    onSuccess: ({ changeSetId }, { state }) =>
      changeSetId &&
      offerUndo({ title: `Order ${order.number ?? ''} is ${orderStates.said(state)}.`, changeSetId }),
    onError: showProblem,
    onSettled: () => invalidateTopic('orders'),
  })
}

function Progress({ order }: { order: Order }) {
  const { moneyExact } = useFormat()
  const { total, paid, currency, delivery, invoicing } = order
  const open = total - (paid ?? 0)
  const money = (minor: number) => moneyExact(minor, currency)
  const marked = { partly: 'partly', all: 'all of it' }
  const facts = [
    { term: 'Delivered', said: delivery ? marked[delivery] : 'nothing yet', isDone: delivery === 'all' },
    { term: 'Invoiced', said: invoicing ? marked[invoicing] : 'nothing yet', isDone: invoicing === 'all' },
    { term: 'Paid', said: paid === null ? 'nothing yet' : money(paid), isDone: open === 0 && paid !== null },
    {
      term: open < 0 ? 'Paid too much' : 'Still to be paid',
      said: money(Math.abs(open)),
      isDone: open === 0,
    },
  ]
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-4">
      {facts.map(({ term, said, isDone }) => (
        <div key={term}>
          <dt className="text-small text-muted">{term}</dt>
          <dd className={isDone ? 'mt-0.5 text-good tabular-nums' : 'mt-0.5 tabular-nums'}>{said}</dd>
        </div>
      ))}
    </dl>
  )
}
