import type { ShareLevel } from '@regulars/model'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { queryClient } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import type { DescribedObject } from '../../objects/described-object.ts'

/** That a record is shared with somebody. */
export interface Share {
  id: string
  level: ShareLevel
  with: { kind: 'user' | 'team'; id: string; name: string }
  by: string | null
  at: string
}

/** With whom a record is shared, and whether the one who looks may change that. */
export interface RecordShares {
  data: Share[]
  mayShare: boolean
}

/** Whom something is shared with. */
export type SharedTo = Share['with']

export const levelOptions = [
  { value: 'read' as const, label: 'May read' },
  { value: 'edit' as const, label: 'May edit' },
]

const pathOf = (object: DescribedObject, id: string) => `shares/${object.name}/${id}`

/** Asks with whom a record is shared. */
export const sharesQuery = (object: DescribedObject, id: string) => apiQuery<RecordShares>(pathOf(object, id))

/** Whether single records of an object are shared: those that somebody looks after. */
export const isShared = ({ fields, name }: DescribedObject): boolean =>
  name !== 'view' && fields.some(({ key }) => key === 'owner')

const toBody = ({ kind, id }: SharedTo, level: ShareLevel) =>
  kind === 'user' ? { userId: id, level } : { teamId: id, level }

const refresh = (object: DescribedObject, id: string) =>
  queryClient.invalidateQueries({ queryKey: sharesQuery(object, id).queryKey })

/** Shares a record, with a way to undo; false when the server refused. */
export async function share(
  object: DescribedObject,
  id: string,
  to: SharedTo,
  level: ShareLevel,
): Promise<boolean> {
  try {
    const { changeSetId } = await api.write('POST', pathOf(object, id), toBody(to, level))
    offerUndo({ title: `Shared with ${to.name}.`, changeSetId })
    await refresh(object, id)
    return true
  } catch (error) {
    showProblem(error)
    return false
  }
}

/** Changes how far a record is shared, or takes the share back where no level is given; undone by doing it the other way round. */
export async function changeShare(
  object: DescribedObject,
  id: string,
  before: Share,
  level?: ShareLevel,
): Promise<void> {
  const path = pathOf(object, id)
  try {
    await (level ? api.post(path, toBody(before.with, level)) : api.delete(`${path}/${before.id}`))
    await refresh(object, id)
    offerUndo({
      title: level
        ? level === 'edit'
          ? `${before.with.name} may edit it.`
          : `${before.with.name} may read it.`
        : `No longer shared with ${before.with.name}.`,
      undo: async () => {
        await api.post(path, toBody(before.with, before.level))
      },
    })
  } catch (error) {
    showProblem(error)
  }
}
