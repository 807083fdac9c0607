import { eventually } from '../kit/eventually.ts'
import { hurry, jobDone } from '../kit/jobs.ts'
import { harassed, type Round, type Work } from '../kit/round.ts'
import { salesFile } from '../kit/sales-file.ts'
import { Refused } from '../kit/shop.ts'
import { countTitle, expectAllOrNobody, giveTitle, titleSets } from './bulk-edit.ts'
import { expectWhole, foundOf, importEnd, startImport } from './import-sales.ts'
import { peopleCount } from './people.ts'

/** Undoes a change set, asking again until it is undone: who loses the answer finds it undone already. */
async function undone(round: Round, changeSetId: string): Promise<void> {
  const { shop, told } = round
  await eventually(
    `the change set was undone (${told()})`,
    async () => {
      await hurry(shop)
      const [set] = await shop.rows<{ state: string }>('select state from change_set where id = $1', [
        changeSetId,
      ])
      if (set!.state === 'undone') return true
      if (set!.state === 'done')
        await shop.post(`/change-sets/${changeSetId}/undo`).catch((error: Error) => {
          if (!(error instanceof Refused && error.status === 409)) throw error
        })
      return undefined
    },
    { patienceMs: 240_000, everyMs: 100 },
  )
}

const undoBulkEdit = async (round: Round): Promise<void> => {
  const [before, title] = [`${round.mark} before`, `${round.mark} after`]
  for (const each of [before, title]) await jobDone(round, await giveTitle(round, each))
  const [set] = await titleSets(round, title)
  await harassed(round, undone(round, set!.id), {
    times: round.between(1, 4),
    within: [20, 700],
    look: () => expectAllOrNobody(round, title),
  })
  round.expect('people with the title of before', await countTitle(round, before), peopleCount)
}

const undoImport = async (round: Round): Promise<void> => {
  const { shop, mark } = round
  const file = salesFile(mark, round.between(4_000, 9_000), round.random)
  const end = await importEnd(shop, await startImport(shop, file), round.told())
  await expectWhole(round, end, file)
  await harassed(round, undone(round, end.changeSetId), {
    times: round.between(1, 4),
    within: [20, 700],
    async look() {
      const { orders, lines } = await foundOf(shop, mark)
      const seen = [orders, lines]
      const isWhole = seen.every((count) => count === 0) || (orders === file.orders && lines === file.lines)
      round.expect('an undo is seen wholly or not at all', isWhole || seen, true)
    },
  })
  const left = await foundOf(shop, mark)
  round.expect('what is left of an import that was undone', Object.values(left).filter(Boolean), [])
}

export const undoing: Work = {
  name: 'undo',
  title: 'an undo',
  run: (round) => (round.random() < 0.5 ? undoBulkEdit(round) : undoImport(round)),
}
