import type { OrderState } from '@regulars/model'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'

/** An order, as far as its page is about it. Money in minor units of its currency. */
export interface Order {
  id: string
  number: string | null
  total: number
  tax: number | null
  paid: number | null
  currency: string
  status: 'placed' | 'cancelled'
  progress: string | null
  delivery: 'partly' | 'all' | null
  invoicing: 'partly' | 'all' | null
  isReturn: boolean
  lineCount: number
  version: number
}

export interface OrderLine {
  id: string
  position: number
  description: string | null
  quantity: number
  unit: string | null
  unitPrice: number | null
  amount: number
  currency: string
  product: { id: string; name: string; code: string | null } | null
}

export type MarkKind = 'delivered' | 'invoiced' | 'returned'

/** That so much of a line was delivered, invoiced or returned. */
export interface OrderMark {
  id: string
  lineId: string
  kind: MarkKind
  quantity: number
  on: string
  reference: string | null
  returnOrder: { id: string; number: string | null } | null
}

export interface Payment {
  id: string
  amount: number
  currency: string
  method: string
  paidOn: string
  reference: string | null
}

/** Where an order stands, who moved it when, and where it may go. */
export interface OrderMoves {
  state: OrderState
  moves: { at: string; from: OrderState; to: OrderState; by: string | null }[]
  next: { state: OrderState; fields: Partial<Pick<Order, 'status' | 'progress'>> }[]
}

const most = 200
const ofOrder = (id: string) => ({ filter: { field: 'order', op: 'is', value: id }, limit: most })

export const orderQuery = (id: string) => apiQuery<Order>(`orders/${id}`)
export const orderLinesQuery = (id: string) =>
  apiQuery<ListPage<OrderLine>>('order-lines', { ...ofOrder(id), sort: 'position', include: 'product' })
export const orderMarksQuery = (id: string) =>
  apiQuery<ListPage<OrderMark>>('order-marks', {
    ...ofOrder(id),
    sort: '-on,-createdAt',
    include: 'returnOrder',
  })
export const paymentsQuery = (id: string) => apiQuery<ListPage<Payment>>('payments', ofOrder(id))
export const movesQuery = (id: string) => apiQuery<OrderMoves>(`orders/${id}/moves`)

/** How much of a line is marked, by kind. */
export type Marked = Record<MarkKind, number>

interface MarkedRow {
  line: string
  kind: MarkKind
  'sum:quantity': number
}

/** How much of each line is marked, by the id of the line; summed by the server, however many marks there are. */
export const markedQuery = (id: string) => ({
  ...apiQuery<{ data: MarkedRow[] }>('order-marks/aggregate', {
    filter: ofOrder(id).filter,
    groupBy: 'line,kind',
    measures: ['sum:quantity'],
  }),
  select: ({ data }: { data: MarkedRow[] }): ReadonlyMap<string, Marked> => {
    const marked = new Map<string, Marked>()
    for (const { line, kind, 'sum:quantity': quantity } of data) {
      const known = marked.get(line) ?? { delivered: 0, invoiced: 0, returned: 0 }
      marked.set(line, { ...known, [kind]: quantity })
    }
    return marked
  },
})

/** What is still open of a line; quantities have at most six places. */
export const openOf = ({ quantity }: OrderLine, kind: MarkKind, marked: Marked | undefined): number =>
  Math.round((quantity - (marked?.[kind] ?? 0)) * 1e6) / 1e6

/** What a line is of. */
export const nameOf = ({ product, description, position }: OrderLine): string =>
  product?.name ?? description ?? `Line ${position}`
