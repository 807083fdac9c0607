/** Things in their order, under a name. */
export interface MovableList {
  name: string
  ids: readonly string[]
}

/** Where a thing is to go: a list, and the place in it as it is now. */
export interface Destination {
  list: string
  index: number
}

/** The lists with one thing moved; as they were when it is in none of them. */
export function moveItem<L extends MovableList>(lists: readonly L[], id: string, to: Destination): L[] {
  const from = lists.find(({ ids }) => ids.includes(id))
  if (!from || !lists.some(({ name }) => name === to.list)) return [...lists]
  const before = from.name === to.list && from.ids.indexOf(id) < to.index ? 1 : 0
  return lists.map((list) => {
    const others = list.ids.filter((each) => each !== id)
    if (list.name !== to.list) return { ...list, ids: others }
    return { ...list, ids: others.toSpliced(to.index - before, 0, id) }
  })
}

/** Where a step up (-1) or down (1) leads: past the end of a list into the next one; undefined at the very end. */
export function stepFrom(lists: readonly MovableList[], id: string, by: -1 | 1): Destination | undefined {
  const at = lists.findIndex(({ ids }) => ids.includes(id))
  const list = lists[at]
  if (!list) return undefined
  const index = list.ids.indexOf(id)
  if (by === -1 && index > 0) return { list: list.name, index: index - 1 }
  if (by === 1 && index < list.ids.length - 1) return { list: list.name, index: index + 2 }
  const next = lists[at + by]
  return next && { list: next.name, index: by === 1 ? 0 : next.ids.length }
}
