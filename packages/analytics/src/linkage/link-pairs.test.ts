import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { similarDate } from './compare-dates.ts'
import { personName } from './compare-person-names.ts'
import { exactValue } from './compare-text.ts'
import { fitLinkage } from './fit-linkage.ts'
import { pairLinker } from './link-pairs.ts'
import { linkRecords } from './link-records.ts'

const fields = {
  name: personName({ termFrequency: true }),
  born: similarDate(),
  code: exactValue(),
  town: exactValue(),
}
const follows = { town: ['code'] }

/** Few names, days and towns, in either order and with gaps, so that pairs agree at every level. */
function people() {
  const random = seededRandom(23)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
  return Array.from({ length: 60 }, () => {
    const [given, family] = [
      pick(['Anna', 'Ania', 'Otto', 'Eva']),
      pick(['Linde', 'Lindt', 'Berg', 'Bergmann']),
    ]
    const code = pick(['89073', '89075', null])
    return {
      name: pick([`${given} ${family}`, `${family} ${given}`, family]),
      born: pick(['1970-01-02', '1970-02-01', '1981-11-30', '']),
      code,
      town: code && pick(['Ulm', 'Neu-Ulm']),
    }
  })
}

test.each([0, 0.02, 0.5, 0.9])(
  'pair by pair says what linkRecords says of all at once, from %d on',
  (threshold) => {
    const records = people()
    const learnt = fitLinkage(records, { fields, follows, blocking: [['name'], ['born']] })
    const model = { ...learnt, prior: 0.9 }
    const candidates = records.flatMap((_, right) =>
      records.slice(0, right).map((_, left) => [left, right] as const),
    )
    const whole = linkRecords(records, {
      fields,
      follows,
      model,
      threshold,
      candidates,
      blocking: [['name']],
    })
    const { read, link } = pairLinker({ fields, follows, model, threshold })
    const ready = records.map(({ name, born, code, town }) => read([name, born, code, town]))
    const linked = candidates.flatMap(([left, right]) => {
      const score = link(ready[left]!, ready[right]!)
      return score ? [{ left, right, ...score }] : []
    })
    expect(linked.length).toBeGreaterThan(3)
    const inOrder = linked.sort(
      (a, b) => b.probability - a.probability || a.left - b.left || a.right - b.right,
    )
    expect(inOrder).toEqual(whole)
  },
)
