import { access, constants, mkdir, stat, statfs } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { availableMemory } from 'node:process'
import type { Config } from '../config.ts'
import { webAppDirectory } from '../http/web-app.ts'
import { openMailTransport } from '../mail/transport.ts'
import { listSnapshots } from '../upgrade/snapshots.ts'
import { type Finding, ill, note, well } from './examination.ts'

const gigabyte = 1024 ** 3

/** Looks at what needs no database: Node, the data folder and its disk, memory, the web app, mail, the public address, snapshots. */
export function examineMachine(config: Config): Promise<Finding[]> {
  return Promise.all([
    node(),
    dataFolder(config),
    memory(),
    webApp(),
    mail(config),
    publicAddress(config),
    snapshots(config),
  ])
}

async function node(): Promise<Finding> {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 26) return well('Node', process.version)
  return ill(
    'Node',
    `this is ${process.version}, but it needs 26.`,
    'Start it with "npm start", which brings the right one.',
  )
}

async function dataFolder({ dataDir }: Config): Promise<Finding> {
  const about = 'Data folder'
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK)
  } catch (error) {
    return ill(
      about,
      `${dataDir} cannot be written: ${(error as Error).message}.`,
      'Set DATA_DIR to a folder of yours.',
    )
  }
  const { bavail, bsize } = await statfs(dataDir)
  const free = `${dataDir}, ${((bavail * bsize) / gigabyte).toFixed(1)} GB free`
  return bavail * bsize < gigabyte
    ? note(about, free, 'Make room: an import of a million rows needs about 1 GB.')
    : well(about, free)
}

/** A machine below a gigabyte swaps once an analysis runs; so does one that has little left. */
async function memory(): Promise<Finding> {
  const [total, free] = [totalmem(), availableMemory()].map((bytes) => bytes / gigabyte) as [number, number]
  const says = `${free.toFixed(1)} of ${total.toFixed(1)} GB are free`
  if (total < 0.9) return note('Memory', says, 'Regulars and its database are at ease with 2 GB or more.')
  if (free < 0.2) return note('Memory', says, 'Stop other programs, or give the machine more memory.')
  return well('Memory', says)
}

async function snapshots({ dataDir, upgradeSnapshots }: Config): Promise<Finding> {
  const [newest] = await listSnapshots(dataDir)
  if (!upgradeSnapshots)
    return note(
      'Snapshots',
      'UPGRADE_SNAPSHOTS is off, so an upgrade cannot be rolled back.',
      'Keep backups of your own.',
    )
  if (!newest) return well('Snapshots', 'none yet; the first is kept before the next upgrade')
  return well(
    'Snapshots',
    `the last one is of ${newest.madeAt.toISOString().slice(0, 10)}, ${basename(newest.file)}`,
  )
}

async function webApp(): Promise<Finding> {
  const built = await stat(join(webAppDirectory, 'index.html')).catch(() => undefined)
  if (built) return well('Web app', `built ${built.mtime.toISOString().slice(0, 16).replace('T', ' ')}`)
  return ill('Web app', 'it has not been built.', 'Start the server with "npm start", which builds it.')
}

async function mail({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === undefined) {
    return note('Mail', 'SMTP_URL is not set, so messages stay in the built-in outbox.')
  }
  const transport = openMailTransport(smtpUrl)
  const fault = await transport.check()
  await transport.close()
  const host = new URL(smtpUrl).host
  if (fault === undefined) return well('Mail', `${host} takes our mails`)
  return ill(
    'Mail',
    `${host} does not take our mails: ${fault}.`,
    'Check SMTP_URL: smtp://name:password@host:587.',
  )
}

async function publicAddress({ publicUrl, host }: Config): Promise<Finding> {
  if (publicUrl?.startsWith('https:')) return well('Address', publicUrl)
  if (publicUrl) return note('Address', `${publicUrl} is not encrypted.`, 'Put a proxy with https before it.')
  if (host === '127.0.0.1' || host === '::1') return well('Address', 'reached from this machine alone')
  return note(
    'Address',
    'PUBLIC_URL is not set, so links in mails lead to localhost.',
    'Set it to the address people use.',
  )
}
