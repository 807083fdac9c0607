/**
 * Loaded before a process of the product: its clock goes wrong by as much as its parent says, while timers and the database's clock go on. Like a machine whose
 * time is set by hand.
 */
const TrueDate = Date
let wrongByMs = 0

class JumpingDate extends TrueDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(TrueDate.now() + wrongByMs)
    else super(...(given as [number]))
  }

  static override now(): number {
    return TrueDate.now() + wrongByMs
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]'
  }
}

globalThis.Date = JumpingDate as unknown as DateConstructor

process.on('message', (said: { clockIsWrongByMs?: number }) => {
  if (typeof said.clockIsWrongByMs === 'number') wrongByMs = said.clockIsWrongByMs
})
process.channel?.unref()
