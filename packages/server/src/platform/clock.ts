/** Where the time comes from. Code takes a clock, so that a test can say what time it is. */
export interface Clock {
  now(): Date
}

/** The real time. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved, for tests. */
export interface FixedClock extends Clock {
  advance(milliseconds: number): void
}

/** Makes a clock that shows `start` until it is advanced. */
export function fixedClock(start: string | Date): FixedClock {
  let time = new Date(start).getTime()
  if (Number.isNaN(time)) throw new RangeError(`"${String(start)}" is no instant in time.`)
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds
    },
  }
}
