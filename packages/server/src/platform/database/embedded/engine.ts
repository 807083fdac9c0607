import type { Binaries } from './binaries.ts'
import type { Operator } from './operator.ts'

/** The PostgreSQL we drive: its programs, whom it runs as, and whether it must survive a crash of the machine. */
export interface Engine {
  binaries: Binaries
  /** Undefined when it runs as ourselves. */
  operator: Operator | undefined
  /** False for tests alone: faster. */
  durable: boolean
}
