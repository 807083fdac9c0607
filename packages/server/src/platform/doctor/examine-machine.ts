import { access, constants, mkdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { webAppDirectory } from '../http/web-app.ts'
import { openMailTransport } from '../mail/transport.ts'
import { type Finding, ill, note, well } from './examination.ts'

const gigabyte = 1024 ** 3

/** Looks at what needs no database: Node, the data folder, the web app, mail, the public address. */
export function examineMachine(config: Config): Promise<Finding[]> {
  return Promise.all([node(), dataFolder(config), webApp(), mail(config), publicAddress(config)])
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
