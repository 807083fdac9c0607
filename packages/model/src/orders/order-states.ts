import { states } from '../states/states.ts'

/**
 * How far we are with an order. `recorded`: it came as it was from a till, a shop or a file, and nobody follows it here. Cancelling is not offered once an
 * order is completed: then goods come back by a return.
 */
export const orderStates = states({
  recorded: { said: 'recorded as it came', next: ['new', 'confirmed', 'completed', 'cancelled'] },
  new: { said: 'new', next: ['confirmed', 'completed', 'cancelled'] },
  confirmed: { said: 'confirmed', next: ['new', 'completed', 'cancelled'] },
  completed: { said: 'completed', next: ['confirmed'] },
  cancelled: { said: 'cancelled', next: ['recorded', 'new', 'confirmed'] },
})

/** A state of an order. */
export type OrderState = (typeof orderStates.all)[number]

/** The fields of an order that make up its state. */
export interface OrderStateFields {
  /** Whether it counts: `placed` or `cancelled`. */
  status: string
  /** How far it is; null for an order that nobody follows. */
  progress: string | null
}

/** The state of an order: what was cancelled is cancelled, however far it had come. */
export const orderStateOf = ({ status, progress }: OrderStateFields): OrderState =>
  status === 'cancelled' ? 'cancelled' : ((progress ?? 'recorded') as OrderState)

/** The fields that bring an order into a state. A cancelled order keeps how far it had come, so that it can go on from there. */
export function fieldsOfOrderState(state: OrderState): Partial<OrderStateFields> {
  if (state === 'cancelled') return { status: 'cancelled' }
  return { status: 'placed', progress: state === 'recorded' ? null : state }
}
