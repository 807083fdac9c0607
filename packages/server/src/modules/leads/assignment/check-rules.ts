import type { BeforeWrite } from '../../../records/index.ts'
import { endsBefore, nobodyToGiveTo } from '../problems.ts'

/** A rule names those among whom it shares out. */
export const completeAssignmentRule: BeforeWrite = {
  object: 'assignmentRule',
  fields: ['method', 'teamId', 'personId'],
  run(_ctx, writes) {
    for (const { before, values } of writes) {
      const is = (key: string) => (values[key] === undefined ? before?.[key] : values[key])
      const field = (is('method') ?? 'turns') === 'person' ? 'personId' : 'teamId'
      if (!is(field)) throw nobodyToGiveTo(field)
    }
  },
}

/** An absence ends when it began, or later. */
export const checkAbsence: BeforeWrite = {
  object: 'absence',
  fields: ['from', 'until'],
  run(_ctx, writes) {
    for (const { before, values } of writes) {
      const [from, until] = ['from', 'until'].map((key) => values[key] ?? before?.[key])
      if (typeof from === 'string' && typeof until === 'string' && until < from) throw endsBefore()
    }
  },
}
