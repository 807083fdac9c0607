import type { ObjectDefinition, Registry } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../../records/index.ts'
import type { ImportKind } from './plan/import-kind.ts'
import type { ImportPlan } from './plan/plan-import.ts'
import { applyRecords } from './records/apply-records.ts'
import { fieldOfTarget, type RecordImportKind, recordImportKind } from './records/record-kind.ts'
import { recordImports } from './records/record-kinds.ts'
import { recordStaging } from './records/stage-records.ts'
import type { StagingTable } from './staging/stage-file.ts'
import { applyTransactions } from './transactions/apply-transactions.ts'
import { tablesOfFirstSales } from './transactions/first-sales.ts'
import { lineStaging } from './transactions/stage-lines.ts'
import { transactionsKind } from './transactions/transactions-kind.ts'
import type { TwinsToTake } from './twins/twins-to-take.ts'

/** Rows by what became of them; with the rejected ones they add up to all rows read. */
export interface AppliedCounts {
  created: number
  updated: number
  unchanged: number
  rejected: number
}

/** The import that is being applied, settled in every detail. */
export interface ImportToApply {
  id: string
  fileName: string
  plan: ImportPlan
  /** What becomes of rows that look like somebody who is known. */
  twins: TwinsToTake
  /** Takes a sentence on something that was not kept, though its row was. */
  note: (sentence: string) => void
}

/** One kind of import with where its rows wait and how they are applied. */
export interface RunnableKind {
  // biome-ignore lint/suspicious/noExplicitAny: the list holds kinds of different rows; each kind fits its own staging table.
  kind: ImportKind<any>
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  staging: StagingTable<any>
  /** The object whose records the rows are; absent where a row makes records of several. */
  object?: ObjectDefinition
  apply(ctx: Ctx, work: ImportToApply, onStep: (label: string) => void): Promise<AppliedCounts>
  /** The tables whose indexes are better made after everything is written; nobody can use these tables meanwhile. */
  indexedAfter?(ctx: Ctx, importId: string): Promise<string[]>
}

/** Kinds with more to know than the definition of an object tells. A further one is one entry. */
const ownKinds: readonly RunnableKind[] = [
  {
    kind: transactionsKind,
    staging: lineStaging,
    apply: async (ctx, { id, fileName, twins, note }, onStep) => ({
      updated: 0,
      ...(await applyTransactions(ctx, { id, fileName, twins, note }, onStep)),
    }),
    indexedAfter: tablesOfFirstSales,
  },
  ...recordImports.map((of) => runnable(recordImportKind(of))),
]

function runnable(kind: RecordImportKind): RunnableKind {
  return {
    kind,
    staging: recordStaging,
    object: kind.of.object,
    apply(ctx, { id, plan, twins, note }, onStep) {
      onStep(`Writing ${kind.label.toLowerCase()}`)
      return applyRecords(ctx, {
        importId: id,
        object: kind.of.object,
        mapped: [...new Set(Object.values(plan.mapping).map(fieldOfTarget))],
        currency: plan.setting.currency,
        matchBy: plan.reading.match ?? kind.of.matchBy,
        mode: plan.reading.mode ?? 'both',
        twins,
        completes: kind.of.completes,
        complete: kind.of.complete,
        note,
      })
    },
  }
}

/** All kinds of import: those with more to know, and every object whose records people write, by its path. */
export function importKinds(registry: Registry): RunnableKind[] {
  const own = ownKinds.map((kind) => withDefinition(kind, registry))
  const taken = new Set(ownKinds.map(({ kind }) => kind.key))
  const others = registry.objects.filter(
    ({ writes, path, module }) => writes === 'records' && !taken.has(path) && !ruledModules.has(module),
  )
  return [...own, ...others.map((object) => runnable(kindOf(object)))]
}

/** What a file of another program may be taken for: the kinds with more to know, and the objects that users made. */
export function likelyKinds(registry: Registry): RunnableKind[] {
  const own = new Set(ownKinds.map(({ kind }) => kind.key))
  return importKinds(registry).filter(({ kind, object }) => own.has(kind.key) || object?.custom)
}

/** Modules whose records are kept in order by rules that each single write passes; rows of a file would go past them. */
const ruledModules = new Set(['governance', 'programs', 'segments', 'value', 'collect', 'identity'])

const kindOf = (object: ObjectDefinition): RecordImportKind =>
  recordImportKind({ object, key: object.path, synonyms: {}, matchBy: ['id', ...uniqueKeys(object)] })

/** The definition as it is now: fields may have been added to it. */
function withDefinition(own: RunnableKind, registry: Registry): RunnableKind {
  const now = own.object && registry.find(own.object.name)
  return now && now !== own.object
    ? runnable(recordImportKind({ ...(own.kind as RecordImportKind).of, object: now }))
    : own
}

const uniqueKeys = ({ fields }: ObjectDefinition): string[] =>
  Object.entries(fields).flatMap(([key, field]) => (field.unique && !field.readOnly ? key : []))

/** The kind of import with this name. */
export function importKind(key: string, registry: Registry): RunnableKind {
  const kinds = importKinds(registry)
  const found = kinds.find(({ kind }) => kind.key === key)
  if (found) return found
  throw new Problem('import.unknown-kind', {
    status: 422,
    title: `There is no import of “${key}”.`,
    mend: `There are imports of ${kinds.map(({ kind }) => kind.key).join(', ')}.`,
    field: 'kind',
  })
}
