import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Often enough that what is gathered piece by piece is seen while it grows. */
const everyMs = 5

/**
 * Runs `work` and throws when it holds more than so many bytes at once. What counts is what lives after the garbage was taken out: the size of the
 * process says little, since other tests run in it too and leave theirs. A single text of more than a megabyte, decoded at once, is not seen by V8.
 */
export async function holdsAtMost<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  const collect = garbageCollector()
  collect()
  const before = inUse()
  const isTooMuch = () => inUse() - before > bytes
  let heldTooMuch = false
  const look = () => {
    if (heldTooMuch || !isTooMuch()) return
    collect()
    heldTooMuch = isTooMuch()
  }
  const looking = setInterval(look, everyMs)
  const outcome = await work().finally(() => clearInterval(looking))
  look()
  if (heldTooMuch) throw new Error(`It held more than ${bytes / 1e6} MB at once.`)
  return outcome
}

/** Bytes of objects, texts and buffers, with the garbage among them. */
function inUse(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** V8's own, which it gives away only when asked. Buffers are swept beside the work; a second call waits for that. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  return () => {
    collect()
    collect()
  }
}
