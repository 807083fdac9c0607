import { queryClient } from '../../app/query-client.ts'
import type { RecordRow } from '../objects/described-object.ts'
import type { FirstPage } from './use-pages.ts'

/** Moves a record from one of several lists to another on the screen at once, as `usePages` has them; what the server says comes after. */
export function showMoved(path: string, moved: RecordRow, from: number, to: number): void {
  queryClient.setQueriesData<{ data: FirstPage[] }>({ queryKey: [path, `${path}/pages`] }, (shown) => {
    const source = shown?.data[from]
    const target = shown?.data[to]
    if (!shown || !source?.data.some(({ id }) => id === moved.id) || !target) return undefined
    return {
      data: shown.data
        .with(from, { ...source, data: source.data.filter(({ id }) => id !== moved.id) })
        .with(to, { ...target, data: [moved, ...target.data] }),
    }
  })
}
