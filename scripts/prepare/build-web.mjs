import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { program, root, runNode } from './run.mjs'

const web = join(root, 'packages', 'web')
const dist = join(web, 'dist')
/** Written last, so that a build that was broken off does not count. */
const stamp = join(dist, '.built')
const sources = [
  'src',
  'texts',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
  '../model/src',
  '../../package-lock.json',
  '../../scripts/prepare/build-web.mjs',
]

/** Builds the web app if it was not built since its sources changed. */
export async function buildWebIfNeeded() {
  if (!existsSync(join(web, 'index.html')) || isBuilt()) return
  process.stderr.write('Building the web app …\n')
  const stdio = ['ignore', process.stderr, process.stderr]
  const code = await runNode([program('vite'), 'build', '--logLevel', 'warn'], {
    cwd: web,
    stdio,
    // Whoever builds it, a test too: otherwise React comes with all that helps its developers, twice the size and half the speed.
    env: { NODE_ENV: 'production' },
  })
  if (code !== 0) {
    process.stderr.write('The web app could not be built; the reason stands above.\n')
    process.exit(1)
  }
  for (const file of filesBelow(dist)) compress(file)
  writeFileSync(stamp, '')
}

function isBuilt() {
  if (!existsSync(stamp)) return false
  const builtAt = statSync(stamp).mtimeMs
  return sources.every((source) => newest(join(web, source)) <= builtAt)
}

function newest(path) {
  if (!existsSync(path)) return 0
  const files = statSync(path).isDirectory() ? filesBelow(path) : [path]
  return Math.max(0, ...files.map((file) => statSync(file).mtimeMs))
}

function filesBelow(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

/** Lays a compressed copy beside each text file; the server sends that to browsers that take it. */
function compress(file) {
  if (!/\.(html|js|css|svg|json|webmanifest)$/.test(file)) return
  const content = readFileSync(file)
  if (content.length < 1024) return
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  )
}
