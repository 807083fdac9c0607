import type { BeforeWrite } from '../../records/index.ts'
import { fixedByLaunch } from './problems.ts'

/** What a launched program was launched with stays as it was. */
export const keepLaunched: BeforeWrite = {
  object: 'program',
  fields: ['segment', 'template', 'channel', 'holdoutShare', 'perHousehold'],
  run(_ctx, writes) {
    for (const { before, values } of writes) {
      if (!before || before.status === 'draft') continue
      const changed = ['segmentId', 'templateId', 'channel', 'holdoutShare', 'perHousehold'].find(
        (property) => values[property] !== undefined && values[property] !== before[property],
      )
      if (changed) throw fixedByLaunch(changed)
    }
  },
}
