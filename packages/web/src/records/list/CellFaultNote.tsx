import type { CellFault } from './cell-faults.ts'

/** Why a value is not saved, below its cell, with the two ways out. */
export function CellFaultNote({ fault }: { fault: CellFault }) {
  return (
    <div
      role="alert"
      className="floating absolute start-0 top-full z-30 mt-1 w-max max-w-80 p-3 text-start text-small whitespace-normal"
    >
      <p className="text-bad">{fault.sentence}</p>
      <p className="mt-1 text-muted">Enter to mend it, Escape to leave it as it was.</p>
    </div>
  )
}
