import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { setPassword } from '../platform/auth/users.ts'
import { restoreBackup } from '../platform/backup/restore-backup.ts'
import { writeBackup } from '../platform/backup/write-backup.ts'
import { closePool, createPool } from '../platform/database/connect.ts'
import { readMigrations } from '../platform/database/migrate.ts'
import { openDatabase } from '../platform/database/open.ts'
import { sentenceOf } from '../platform/doctor/examination.ts'
import { examineDatabase } from '../platform/doctor/examine-database.ts'
import { examineMachine } from '../platform/doctor/examine-machine.ts'
import { openFileStore } from '../platform/files/file-store.ts'
import { createLog } from '../platform/log.ts'
import type { Command } from '../platform/module.ts'
import { Problem } from '../platform/problem.ts'
import { version } from '../platform/process/version.ts'
import { rollBack } from '../platform/upgrade/roll-back.ts'
import { listSnapshots } from '../platform/upgrade/snapshots.ts'

const backup: Command = {
  name: 'backup',
  usage: 'FILE',
  summary: 'Writes everything into one file, also while the server runs.',
  async run(args, { services, print }) {
    const file = onlyFile(args)
    const { pool, files, clock } = await services()
    const summary = await writeBackup({ pool, files, version }, file, clock.now())
    const size = `${(summary.bytes / 1024 / 1024).toFixed(1)} MB`
    print(`${file}: ${summary.rows} rows of ${summary.tables} tables, ${summary.files} files, ${size}`)
  },
}

const restore: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: 'Restores a backup into an empty DATA_DIR or database.',
  async run(args, { config, print }) {
    const file = onlyFile(args)
    const database = await openDatabase(config, 'restore', 'refuse')
    const pool = createPool(database.settings)
    try {
      const files = openFileStore(join(config.dataDir, 'files'))
      const target = { pool, files, migrations: await readMigrations(), log: createLog('warn') }
      const { tables, files: fileCount } = await restoreBackup(file, target)
      const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
      print(`Restored ${rows} rows and ${fileCount} files.`)
    } finally {
      await closePool(pool)
      await database.close()
    }
  },
}

const rollback: Command = {
  name: 'rollback',
  usage: '[--list] [FILE]',
  summary: 'Goes back to the state before the last upgrade, or to that of a snapshot or backup.',
  async run(args, { config, print, tell }) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { list: { type: 'boolean', default: false } },
    })
    if (values.list) {
      for (const { file, madeAt, bytes } of await listSnapshots(config.dataDir))
        print(`${madeAt.toISOString()}  ${(bytes / 1024 / 1024).toFixed(1)} MB  ${file}`)
      return
    }
    const file = positionals.length > 0 ? onlyFile(args) : undefined
    const database = await openDatabase(config, 'rollback', 'refuse')
    try {
      const { settings } = database
      const target = {
        dataDir: config.dataDir,
        settings,
        file,
        version,
        now: new Date(),
        log: createLog('warn'),
      }
      const { from, replaced } = await rollBack(target)
      print(`Back to ${from}`)
      tell(`What it replaced is kept as ${replaced}`)
      tell('Now start the version of Regulars that you had before: this one would upgrade again.')
    } finally {
      await database.close()
    }
  },
}

const doctor: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Says what is well, what is wrong, and how to mend it.',
  async run(_, { config, print }) {
    const findings = [...(await examineMachine(config)), ...(await examineDatabase(config))]
    for (const finding of findings) print(sentenceOf(finding))
    const count = findings.filter(({ state }) => state === 'ill').length
    if (count === 0) return
    throw new Problem('doctor.ill', {
      status: 500,
      title: `${count} ${count === 1 ? 'thing needs' : 'things need'} mending.`,
    })
  },
}

const passwordSet: Command = {
  name: 'password set',
  usage: '--email ADDRESS',
  summary:
    'Gives somebody a new password, which it reads from standard input, and signs them out everywhere.',
  async run(args, { services, tell }) {
    const { values } = parseArgs({ args, options: { email: { type: 'string' } } })
    if (!values.email)
      throw new Problem('command.arguments', { status: 400, title: 'Whose? Add --email ADDRESS.' })
    const { db } = await services()
    if (process.stdin.isTTY) tell('The new password, then Enter:')
    const password = await firstLine(process.stdin)
    await db.transaction().execute((transaction) => setPassword(transaction, values.email ?? '', password))
    tell('Done.')
  },
}

/** The commands that every Regulars has. */
export const platformCommands: readonly Command[] = [backup, restore, rollback, doctor, passwordSet]

function onlyFile(args: string[]): string {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const [file, more] = positionals
  if (file === undefined || more !== undefined) {
    throw new Problem('command.arguments', { status: 400, title: 'Name one file.' })
  }
  return resolve(file)
}

async function firstLine(input: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of input) {
    text += chunk.toString('utf8')
    if (text.includes('\n')) break
  }
  return text.split(/\r?\n/, 1)[0] ?? ''
}
