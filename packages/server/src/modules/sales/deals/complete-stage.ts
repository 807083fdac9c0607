import { checkCondition } from '@regulars/model'
import type { BeforeWrite } from '../../../records/index.ts'
import { badRequirements } from './problems.ts'

/** A won deal is certain and a lost one is not coming; what a stage asks for can be asked of deals. */
export const completeStage: BeforeWrite = {
  object: 'stage',
  fields: ['outcome', 'probability', 'requirements'],
  run(ctx, writes) {
    for (const { before, values } of writes) {
      const outcome = values.outcome ?? before?.outcome ?? 'open'
      if (outcome !== 'open') values.probability = outcome === 'won' ? 1 : 0
      if (values.requirements === undefined || values.requirements === null) continue
      const read = checkCondition(values.requirements, ctx.registry.object('deal'), ctx.registry)
      if (!read.ok) throw badRequirements(read.problems.map(({ problem }) => problem).join(' '))
      values.requirements = read.condition
    }
  },
}
