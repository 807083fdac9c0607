/** What of some values is not as it was; what others changed in the meantime is not written over. */
export const changedValues = <T extends object>(before: T, now: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(now).filter(([key, value]) => value !== before[key as keyof T]),
  ) as Partial<T>
