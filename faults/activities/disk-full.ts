import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { atExit } from '../kit/at-exit.ts'
import { eventually } from '../kit/eventually.ts'
import { checkLaws, checkStorage } from '../kit/invariants.ts'
import type { Round, Work } from '../kit/round.ts'
import { salesFile } from '../kit/sales-file.ts'
import { type TogetherShop, togetherShop } from '../kit/together.ts'
import { expectWhole, importEnd, startImport } from './import-sales.ts'

const run = promisify(execFile)

/** A way to be short of room: a small disk in memory for who may mount one, else a limit on the size of any file. */
interface ShortOfRoom {
  how: string
  shop: TogetherShop
  /** A file of sales of so many lines does not find room. */
  lines: number
  /** From now on there is next to no room. */
  fill(): Promise<void>
  /** There is room again. */
  free(): Promise<void>
  remove(): Promise<void>
}

const smallDiskMb = 700
const leftMb = 24

async function smallDisk(): Promise<ShortOfRoom | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-small-disk-'))
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${smallDiskMb}m,mode=0755`, 'tmpfs', folder])
    .then(() => true)
    .catch(() => false)
  if (!mounted) {
    await rm(folder, { recursive: true })
    return undefined
  }
  const gone = atExit(() => execFileSync('umount', ['--lazy', folder]))
  const shop = await togetherShop({}, folder)
  await shop.start()
  const ballast = join(folder, 'ballast')
  return {
    how: `a disk of ${smallDiskMb} MB filled up but for ${leftMb} MB`,
    shop,
    lines: 60_000,
    async fill() {
      const { bavail, bsize } = await statfs(folder)
      await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leftMb * 1024 ** 2)))
    },
    free: () => rm(ballast, { force: true }),
    async remove() {
      await rm(ballast, { force: true })
      await shop.remove()
      await run('umount', [folder])
      gone()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function smallFiles(): Promise<ShortOfRoom> {
  const shop = await togetherShop()
  await shop.start()
  return {
    how: 'no file may grow beyond 17 MB',
    shop,
    lines: 200_000,
    async fill() {
      // A segment of the write-ahead log has 16 MB: with less, PostgreSQL does not start.
      await shop.revive({ LIMIT_FILES_KB: String(17 * 1024) })
    },
    free: () => shop.revive(),
    remove: () => shop.remove(),
  }
}

export const diskFull: Work = {
  name: 'disk-full',
  title: 'a full disk',
  async run(round) {
    const short = (await smallDisk()) ?? (await smallFiles())
    const within = { ...round, shop: short.shop }
    round.note(short.how)
    try {
      await fillWhileImporting(within, short)
      await checkLaws(within)
      await checkStorage(within)
    } finally {
      await short.remove()
    }
  },
}

/** Imports until there is no room left, makes room, and holds that nothing is missing and nothing is there twice. */
async function fillWhileImporting(round: Round, short: ShortOfRoom): Promise<void> {
  const { shop } = short
  const first = salesFile(`${round.mark}a`, 3_000, round.random)
  await expectWhole(round, await importEnd(shop, await startImport(shop, first), round.told()), first)
  await short.fill()
  const second = salesFile(`${round.mark}b`, short.lines, round.random)
  const id = await eventually('the upload was answered', () =>
    startImport(shop, second).catch(() => 'refused'),
  )
  const felt = await feltWantOfRoom(shop, id)
  round.note(felt)
  await short.free()
  if (!shop.lives()) await shop.revive()
  const again = id === 'refused' ? await startImport(shop, second) : id
  const end = await importEnd(shop, again, round.told())
  if (end.status === 'failed') {
    round.note(`the import failed: ${end.problem}`)
    const whole = await importEnd(shop, await startImport(shop, second), round.told())
    return expectWhole(round, whole, second)
  }
  await expectWhole(round, end, second)
}

/** Waits until the want of room shows: an upload refused, a job that failed and waits, or the process that ended. */
async function feltWantOfRoom(shop: TogetherShop, importId: string): Promise<string> {
  if (importId === 'refused') return 'the upload was refused'
  for (let looks = 0; looks < 300; looks++) {
    if (!shop.lives()) return 'the server ended, and said why'
    const state = await shop.ask<{ status: string }>(`/imports/${importId}`).catch(() => undefined)
    if (state && ['done', 'failed'].includes(state.status)) return `the import ended as ${state.status}`
    const [job] = await shop
      .rows<{ error: string | null }>(
        'select last_error as error from graphile_worker._private_jobs where last_error is not null limit 1',
      )
      .catch(() => [])
    if (job?.error) return `the work waits: ${job.error.split('\n')[0]}`
    await sleep(100)
  }
  throw new Error('Nothing told of the full disk within half a minute.')
}
