import { untilAnswered } from '../kit/eventually.ts'
import { jobDone } from '../kit/jobs.ts'
import { harassed, type Round, type Work } from '../kit/round.ts'
import { allOfThem, peopleCount } from './people.ts'

/** Gives all of them a job title; answers with the run that does it in the background. */
export async function giveTitle({ shop }: Round, jobTitle: string): Promise<{ runId: string }> {
  const headers = { 'idempotency-key': `title ${jobTitle}` }
  const body = { filter: allOfThem, update: { jobTitle } }
  return untilAnswered('the bulk edit was begun', () => shop.post('/contacts/bulk', body, headers))
}

/** How many have that job title: nobody or everybody. */
export async function countTitle({ shop }: Round, jobTitle: string): Promise<number> {
  const [found] = await shop.rows<{ count: number }>('select count(*) from contact where job_title = $1', [
    jobTitle,
  ])
  return found!.count
}

/** The change sets in which a job title was written, with what they say they did. */
export const titleSets = ({ shop }: Round, jobTitle: string) =>
  shop.rows<{ id: string; updated: number; state: string }>(
    `select id, (counts -> 'contact' ->> 'updated')::integer as updated, state from change_set
     where id in (select change_set_id from change where object = 'contact' and after ->> 'job_title' = $1) and kind <> 'undo'`,
    [jobTitle],
  )

/** What must never be otherwise, also in between. */
export async function expectAllOrNobody(round: Round, jobTitle: string): Promise<void> {
  const count = await countTitle(round, jobTitle)
  round.expect('a bulk edit is seen wholly or not at all', [0, peopleCount].includes(count), true)
}

export const bulkEdit: Work = {
  name: 'bulk-edit',
  title: 'a bulk edit',
  async run(round) {
    const title = `${round.mark} title`
    const begin = async () => jobDone(round, await giveTitle(round, title))
    await harassed(round, begin(), {
      times: round.between(1, 4),
      within: [20, 700],
      look: () => expectAllOrNobody(round, title),
    })
    round.expect('people with the new title', await countTitle(round, title), peopleCount)
    const sets = await titleSets(round, title)
    round.expect(
      'change sets of the bulk edit',
      sets.map(({ updated, state }) => ({ updated, state })),
      [{ updated: peopleCount, state: 'done' }],
    )
  },
}
