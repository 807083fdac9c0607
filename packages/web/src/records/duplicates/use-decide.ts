import { inSentence } from '@regulars/model'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import type { Picks } from '../merge/merge-rows.ts'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'

/** The two decisions about a pair, each with its undo. */
export function useDecide(object: DescribedObject, picks: Picks) {
  const [isBusy, setBusy] = useState(false)
  const many = inSentence(object.labelPlural)
  const decide = async (title: string, path: string, body: object) => {
    if (isBusy) return
    setBusy(true)
    try {
      const { changeSetId } = await api.write<RecordRow | undefined>('POST', path, body)
      offerUndo({ title, ...(changeSetId ? { changeSetId } : {}) })
      await queryClient.invalidateQueries({ queryKey: [object.path] })
    } catch (problem) {
      showProblem(problem)
    }
    setBusy(false)
  }
  return {
    isBusy,
    /** The first of them stays. */
    merge: ([into, from]: readonly string[]) =>
      decide(`Merged two ${many}.`, `${object.path}/${into}/merge`, { from: [from], take: picks }),
    tellApart: (records: readonly string[]) =>
      decide(`Noted that these ${many} are not the same.`, `${object.path}/duplicates/different`, {
        records,
      }),
  }
}
