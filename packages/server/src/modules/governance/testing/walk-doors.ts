/** Every door of the API as its description lists them, with what it is asked when somebody walks through it. */
import type { ObjectDefinition, Registry } from '@regulars/model'
import { markedFile, markedTexts, type SeededRecord } from './marked-records.ts'

/** A method of a path, as the description has it. */
export interface Door {
  method: string
  path: string
  operation: {
    responses: Record<string, { content?: Record<string, { schema?: unknown }> }>
    'x-permission': string
  }
}

/** One request through a door. */
export interface Knock {
  door: Door
  url: string
}

/** All doors of a description, but for those that are opened without being known. */
export function doorsOf(document: { paths: Record<string, Record<string, Door['operation']>> }): Door[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation['x-permission'] !== 'public')
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
}

/** Questions of doors that stand for themselves; a door that needs one and is not here is found by the walk, since nobody gets in. */
const questions: Record<string, readonly string[]> = {
  '/api/v1/search': ['?q=mkz', '?q=mkzdealz0'],
  '/api/v1/sales/movements': ['?since=2026-01-01&from=2025-01-01&to=2026-12-31'],
  '/api/v1/sales/win-rates': ['?by=seller', '?by=company'],
}

/** What doors about one record or one object need to be asked, by how their paths end. */
const questionsByEnd: ReadonlyArray<readonly [end: string, question: string]> = [
  ['/as-of', '?at=2030-01-01T00:00:00Z'],
  ['/ubl', '?document=order'],
  ['/duplicates/automatic', '?atLeast=0.9'],
]

/** Objects of whose records it is asked who sees them: owned, following another, and made by users. */
const askedAbout: ReadonlySet<string> = new Set(['contact', 'order', 'deal', 'quote', 'machine'])

const somebody = '01a205eb-e95c-7d88-b024-5edad5e97aa9'

/** What is asked at a door that reads: of an object, its list, its groups and two of its records. */
export function knocksAt(
  door: Door,
  registry: Registry,
  records: readonly SeededRecord[],
  otherIds: ReadonlyMap<string, string> = new Map(),
): Knock[] {
  const segment = door.path.split('/')[3] ?? ''
  const object = registry.byPath(segment)
  const of = records.filter((record) => record.object === object?.name && record.number !== 1)
  const asked = (url: string): Knock => ({
    door,
    url: url.replace('{fileId}', markedFile).replace(/\{\w+\}/g, somebody),
  })
  if (door.path.includes('{object}') && door.path.includes('{id}'))
    return records
      .filter((record) => record.object === 'contact' || record.object === 'company')
      .map((record) => asked(door.path.replace('{object}', record.object).replace('{id}', record.id)))
  if (door.path.includes('{object}')) {
    const objects = [...new Set(records.map((record) => registry.object(record.object)))]
    // Most doors know an object by its address, those that know records of any object by its name.
    const called = ({ name, path }: ObjectDefinition) => (segment === 'mentionable' ? name : path)
    return objects.map((each) => asked(door.path.replace('{object}', called(each))))
  }
  if (door.path.includes('{id}')) {
    const ids = of.length > 0 ? of.map(({ id }) => id) : [otherIds.get(object?.name ?? '') ?? somebody]
    return ids.flatMap((id) => {
      const [, question = ''] = questionsByEnd.find(([end]) => door.path.endsWith(end)) ?? []
      return asked(door.path.replace('{id}', id) + question)
    })
  }
  if (door.path === '/api/v1/sales/funnel') {
    const pipelines = records.filter((record) => record.object === 'pipeline')
    return pipelines.map(({ id }) => asked(`${door.path}?pipelineId=${id}`))
  }
  if (door.path === '/api/v1/sight')
    return records
      .filter((record) => askedAbout.has(record.object))
      .map((record) => asked(`${door.path}?object=${record.object}&id=${record.id}`))
  if (!object) return (questions[door.path] ?? ['']).map((question) => asked(door.path + question))
  return questionsOf(object, registry, door.path.slice(`/api/v1/${segment}`.length)).map((question) =>
    asked(door.path + question),
  )
}

function questionsOf(object: ObjectDefinition, registry: Registry, rest: string): string[] {
  if (rest === '/aggregate') {
    const [first] = markedTexts(object).filter((key) => object.fields[key]?.kind === 'text')
    return ['?measures=count', ...(first ? [`?measures=count&groupBy=${first}`] : [])]
  }
  if (rest !== '') return [questionsByEnd.find(([end]) => rest.endsWith(end))?.[1] ?? '']
  const references = Object.entries(object.fields).flatMap(([key, field]) =>
    field.kind === 'reference' ? key : [],
  )
  const relations = registry.relations(object.name).map(({ name }) => name)
  return ['?limit=200', ...[...references, ...relations].map((name) => `?include=${name}`)]
}

/** Bodies that might change something, tried at every door that writes. */
export function bodiesFor(records: readonly SeededRecord[], object: ObjectDefinition | undefined): unknown[] {
  const [first, second] = records.filter((record) => record.object === object?.name).map(({ id }) => id)
  const field = object && markedTexts(object)[0]
  const values = field ? { [field]: 'changed' } : { name: 'changed' }
  return [
    {},
    values,
    { create: [values] },
    { update: [{ id: first, values }] },
    { remove: [first] },
    { ids: [first], update: values },
    { ids: [first], remove: true },
    { ids: [second] },
    { with: [second] },
    { by: 'owner', measures: ['count'] },
  ]
}
