/**
 * Does together what is asked at about the same time, in one turn of the event loop or while the work before is under way. So a statement and its commit are shared by as
 * many as there are, and one that comes alone waits for nobody.
 *
 * @param work answers for each item, in their order; when it throws, all of them have failed
 * @example const claim = together((ids: readonly string[]) => claimAll(ids)); await Promise.all([claim('a'), claim('b')])
 */
export function together<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
): (item: T) => Promise<R> {
  let waiting: Asked<T, R>[] = []
  let isWorking = false
  const workOff = async () => {
    while (waiting.length > 0) {
      const asked = waiting
      waiting = []
      try {
        const answers = await work(asked.map(({ item }) => item))
        for (const [at, { resolve }] of asked.entries()) resolve(answers[at] as R)
      } catch (error) {
        for (const { reject } of asked) reject(error)
      }
    }
    isWorking = false
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (isWorking) return
      isWorking = true
      setImmediate(() => void workOff())
    })
}

interface Asked<T, R> {
  item: T
  resolve: (answer: R) => void
  reject: (error: unknown) => void
}
