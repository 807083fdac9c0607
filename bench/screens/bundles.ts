import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { defineBenchmark, type Measurement } from '../kit/benchmark.ts'

const dist = join(import.meta.dirname, '..', '..', 'packages', 'web', 'dist')

export default defineBenchmark({
  title:
    'How much of the web app a browser loads: what every visit starts with, and each part that comes later',
  needs: 'nothing',
  async open() {
    const html = readFileSync(join(dist, 'index.html'), 'utf8')
    const first = new Set(
      Array.from(html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/g), ([, file]) => file!),
    )
    const later = readdirSync(join(dist, 'assets'))
      .filter((file) => file.endsWith('.js') && !first.has(`assets/${file}`))
      .map((file) => ({ what: file.replace(/-[\w-]{8}\.js$/, ''), kilobytes: kilobytesOf(`assets/${file}`) }))
      .filter(({ kilobytes }) => kilobytes >= 5)
      .sort((a, b) => b.kilobytes - a.kilobytes)
    const total = [...first].reduce((sum, file) => sum + kilobytesOf(file), 0)
    return {
      measurements: [
        { ...size('first load', total), bar: 'first-load' as const },
        ...later.slice(0, 12).map(({ what, kilobytes }) => size(`later: ${what}`, kilobytes)),
      ],
    }
  },
})

const kilobytesOf = (file: string): number => gzipSync(readFileSync(join(dist, file))).length / 1000

const size = (what: string, kilobytes: number): Measurement => ({
  what,
  unit: 'kB',
  better: 'less',
  rounds: 1,
  ours: async () => kilobytes,
})
