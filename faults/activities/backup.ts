import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { untilAnswered } from '../kit/eventually.ts'
import { type RestoredShop, restoreBeside } from '../kit/restored.ts'
import { harass, type Round, type Work } from '../kit/round.ts'

/** Edits one thing after the other until it is told to stop: two people in one request, always with the same words. */
async function editAlong({ shop, mark }: Round, busy: () => boolean): Promise<number> {
  const two = (
    await shop.rows<{ id: string }>(`select id from contact where city = 'Basel' order by id limit 2`)
  ).map(({ id }) => id)
  let edits = 0
  while (busy()) {
    edits += 1
    const about = `${mark} edit ${edits}`
    await untilAnswered('an edit was answered', () =>
      shop.post(
        '/contacts/bulk',
        { ids: two, update: { about } },
        { 'idempotency-key': `${mark} edit ${edits}` },
      ),
    )
  }
  return edits
}

/** Makes backups again and again, killing some half-way; a file of that name is a whole one, always. */
async function backUp(round: Round, file: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const killAfterMs = tries < 2 && round.random() < 0.6 ? round.between(300, 2_500) : undefined
    const code = await round.shop.command(['backup', file], killAfterMs)
    const isThere = (await stat(file).catch(() => undefined)) !== undefined
    if (code === 0 || isThere) {
      round.expect('a backup that ended well is there', isThere, true)
      return
    }
    round.note(killAfterMs === undefined ? 'a backup failed' : `backup killed after ${killAfterMs} ms`)
    await sleep(500)
    if (tries > 12) throw new Error('No backup came about in a dozen tries.')
  }
}

export const backingUp: Work = {
  name: 'backup',
  title: 'a backup',
  async run(round) {
    const folder = await mkdtemp(join(tmpdir(), 'regulars-backup-'))
    const file = join(folder, 'backup.tar.gz')
    let busy = true
    const editing = editAlong(round, () => busy)
    editing.catch(() => undefined)
    try {
      const backup = backUp(round, file)
      backup.catch(() => undefined)
      await harass(round, backup, { times: round.between(1, 4), within: [100, 2_000] })
      await backup
      busy = false
      round.note(`${await editing} edits meanwhile`)
      const restored = await restoreBeside(file)
      try {
        await expectConsistent(round, restored)
      } finally {
        await restored.remove()
      }
    } finally {
      busy = false
      await editing.catch(() => undefined)
      await rm(folder, { recursive: true })
    }
  },
}

/** The backup holds one moment: of the edits that went on, each is in it wholly or not at all; the moment may be before the first. */
async function expectConsistent(round: Round, restored: RestoredShop): Promise<void> {
  const [edited] = await restored.rows<{ texts: number; sets: boolean }>(
    `select (select count(distinct coalesce(about, '')) from (select about from contact where city = 'Basel' order by id limit 2) as two) as texts,
       not exists (select from change where not exists (select from change_set where change_set.id = change.change_set_id)) as sets`,
  )
  round.expect('an edit in the backup', edited, { texts: 1, sets: true })
  const counts = `select (select count(*) from contact where city = 'Basel') as people, (select count(*) from "order") as orders,
    (select coalesce(sum(total), 0)::bigint from "order") as amount, (select count(*) from order_line) as lines, (select count(*) from message) as messages`
  round.expect('what was restored', await restored.rows(counts), await round.shop.rows(counts))
}
