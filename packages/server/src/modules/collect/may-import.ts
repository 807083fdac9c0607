import { type Actor, linkEndsOf, type ObjectDefinition, type ReferenceField, scopeOf } from '@regulars/model'
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
  const mode = reading.mode === 'create' && reading.twins === 'complete' ? 'both' : (reading.mode ?? 'both')
  const { mayCreate, mayUpdate } = rightsOn(object, actor)
  if ((mode === 'update' || mayCreate) && (mode === 'create' || mayUpdate)) return
  throw new Problem('import.not-allowed', {
    status: 403,
    title: `You may not ${mayCreate ? 'change all' : 'add'} ${object.labelPlural.toLowerCase()}, so you cannot import them${mayCreate ? ' over those that are there' : ''}.`,
    mend: mayCreate ? 'Import only new ones, or ask an owner.' : 'Ask an owner.',
    field: 'kind',
  })
}

function rightsOn(object: ObjectDefinition, { role }: Actor): { mayCreate: boolean; mayUpdate: boolean } {
  const ends = linkEndsOf(object)
  if (!ends)
    return {
      mayCreate: scopeOf(role, object.name, 'create') !== 'none',
      mayUpdate: scopeOf(role, object.name, 'update') === 'all',
    }
  // Rights on links follow from those on what they link, and rows name any of it.
  const mayAll = ends.every(
    (key) => scopeOf(role, (object.fields[key] as ReferenceField).to, 'update') === 'all',
  )
  return { mayCreate: mayAll, mayUpdate: mayAll }
}
