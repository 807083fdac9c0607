import { type Actor, scopeOf } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'
import type { RunnableKind } from './import-kinds.ts'
import type { ImportPlan } from './plan/plan-import.ts'

/**
 * Refuses an import of records that its person may not make or change. Changing takes the right to change all of them, since rows are matched
 * before anybody knows whose they are.
 * @throws Problem `import.not-allowed`
 */
export function refuseWithoutRight(actor: Actor, { object }: RunnableKind, { reading }: ImportPlan): void {
  if (!object) return
  const mode = reading.mode ?? 'both'
  const mayCreate = scopeOf(actor.role, object.name, 'create') !== 'none'
  const mayUpdate = scopeOf(actor.role, object.name, 'update') === 'all'
  if ((mode === 'update' || mayCreate) && (mode === 'create' || mayUpdate)) return
  throw new Problem('import.not-allowed', {
    status: 403,
    title: `You may not ${mayCreate ? 'change all' : 'add'} ${object.labelPlural.toLowerCase()}, so you cannot import them${mayCreate ? ' over those that are there' : ''}.`,
    mend: mayCreate ? 'Import only new ones, or ask an owner.' : 'Ask an owner.',
    field: 'kind',
  })
}
