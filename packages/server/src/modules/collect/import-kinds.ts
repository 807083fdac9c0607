import type { ObjectDefinition, Registry } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../../records/index.ts'
import type { ImportKind } from './plan/import-kind.ts'
import type { ImportOptions } from './plan/import-options.ts'
import type { ImportPlan } from './plan/plan-import.ts'
import { applyRecords } from './records/apply-records.ts'
import { type RecordImport, recordImportKind } from './records/record-kind.ts'
import { recordImports } from './records/record-kinds.ts'
import { recordStaging } from './records/stage-records.ts'
import type { StagingTable } from './staging/stage-file.ts'
import { applyTransactions } from './transactions/apply-transactions.ts'
import { lineStaging } from './transactions/stage-lines.ts'
import { transactionsKind } from './transactions/transactions-kind.ts'

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
  options: ImportOptions
}

/** One kind of import with where its rows wait and how they are applied. A further kind is one entry in the list below. */
export interface RunnableKind {
  // biome-ignore lint/suspicious/noExplicitAny: the list holds kinds of different rows; each kind fits its own staging table.
  kind: ImportKind<any>
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  staging: StagingTable<any>
  apply(ctx: Ctx, work: ImportToApply, onStep: (label: string) => void): Promise<AppliedCounts>
}

const transactions: RunnableKind = {
  kind: transactionsKind,
  staging: lineStaging,
  apply: async (ctx, { id, fileName }, onStep) => ({
    updated: 0,
    ...(await applyTransactions(ctx, { id, fileName }, onStep)),
  }),
}

const known = new WeakMap<Registry, readonly RunnableKind[]>()

/** Every kind of import that there is: sales, the built-in objects with whatever fields users gave them, and the objects that users made. */
export function importKinds(registry: Registry): readonly RunnableKind[] {
  let kinds = known.get(registry)
  if (!kinds) {
    const builtIn = recordImports.map((of) => ({ ...of, object: registry.object(of.object.name) }))
    const made = registry.objects.filter(({ custom }) => custom).map(importOf)
    kinds = [transactions, ...[...builtIn, ...made].map(runnable)]
    known.set(registry, kinds)
  }
  return kinds
}

/** A record that users made an object of is recognised by what only one may have; names alone would take two machines of a model for one. */
function importOf(object: ObjectDefinition): RecordImport {
  const matchBy = Object.entries(object.fields).flatMap(([key, { unique, kind }]) =>
    unique && (kind === 'text' || kind === 'email') ? key : [],
  )
  return { object, key: object.path, synonyms: {}, matchBy }
}

function runnable(of: RecordImport): RunnableKind {
  const kind = recordImportKind(of)
  return {
    kind,
    staging: recordStaging,
    apply(ctx, { id, plan, options }, onStep) {
      onStep(`Writing ${kind.label.toLowerCase()}`)
      return applyRecords(ctx, {
        importId: id,
        object: of.object,
        mapped: Object.values(plan.mapping),
        matchBy: options.match ?? of.matchBy,
        mode: options.mode ?? 'both',
        currency: plan.setting.currency,
      })
    },
  }
}

/** The kind of import with this name. @throws Problem `import.unknown-kind` */
export function importKind(registry: Registry, key: string): RunnableKind {
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

/** Names of the kinds of import that every business has. */
export const builtInKindKeys: readonly string[] = [transactionsKind, ...recordImports].map(({ key }) => key)
