import {
  fieldsOfOrderState,
  type OrderState,
  order as orderObject,
  orderStateOf,
  orderStates,
} from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, get } from '../../../records/index.ts'

/** A move of an order from one state to another. */
export interface OrderMove {
  at: string
  from: OrderState
  to: OrderState
  by: string | null
}

/** Where an order stands, how it came there, and where it may go. */
export interface OrderMoves {
  state: OrderState
  /** Moves that were not undone, oldest first. */
  moves: OrderMove[]
  /** The states that may follow, with the fields that bring it there. */
  next: { state: OrderState; fields: ReturnType<typeof fieldsOfOrderState> }[]
}

/**
 * Reads it.
 * @throws Problem `record.not-found` when the actor sees no such order
 */
export async function readMoves(ctx: Ctx, id: string): Promise<OrderMoves> {
  const { status, progress } = await get(ctx, orderObject, id)
  const state = orderStateOf({ status, progress })
  const ways = orderStates.after(state).filter((to) => isWay(to, progress))
  return {
    state,
    moves: await readHistory(ctx, id, { status, progress }),
    next: ways.map((to) => ({ state: to, fields: fieldsOfOrderState(to) })),
  }
}

/** A cancelled order goes back to where it was, and one that is followed is not forgotten again. */
const isWay = (to: OrderState, progress: string | null): boolean =>
  to === 'recorded' ? progress === null : true

interface Change {
  at: string
  before: { status?: string; progress?: string | null }
  by: string | null
}

/** The history keeps what was before each change, so the moves are told from the end. */
async function readHistory(
  ctx: Ctx,
  id: string,
  now: { status: string; progress: string | null },
): Promise<OrderMove[]> {
  const { rows } = await sql<Change>`
    select to_json(change.at) #>> '{}' as at, change.before, app_user.name as by
    from change
    left join change_set on change_set.id = change.change_set_id
    left join app_user on app_user.id = change_set.created_by_id
    where change.object = 'order' and change.record_id = ${id} and change.op = 'update'
      and change.before ?| array['status', 'progress']
      and change_set.undone_at is null and change_set.kind is distinct from 'undo'
    order by change.id desc limit 200`.execute(ctx.db)
  let after = now
  return rows
    .map(({ at, before, by }) => {
      const was = { ...after, ...before }
      const move = { at, from: orderStateOf(was), to: orderStateOf(after), by }
      after = was
      return move
    })
    .reverse()
}
