import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../../records/index.ts'
import type { ImportKind } from './plan/import-kind.ts'
import type { ImportOptions } from './plan/import-options.ts'
import type { ImportPlan } from './plan/plan-import.ts'
import { applyRecords } from './records/apply-records.ts'
import type { RecordImportKind } from './records/record-kind.ts'
import { companiesKind, contactsKind, productsKind } from './records/record-kinds.ts'
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

const kinds: readonly RunnableKind[] = [
  {
    kind: transactionsKind,
    staging: lineStaging,
    apply: async (ctx, { id, fileName }, onStep) => ({
      updated: 0,
      ...(await applyTransactions(ctx, { id, fileName }, onStep)),
    }),
  },
  ...[contactsKind, companiesKind, productsKind].map(runnable),
]

function runnable(kind: RecordImportKind): RunnableKind {
  return {
    kind,
    staging: recordStaging,
    apply(ctx, { id, plan, options }, onStep) {
      onStep(`Writing ${kind.label.toLowerCase()}`)
      return applyRecords(ctx, {
        importId: id,
        object: kind.of.object,
        mapped: Object.values(plan.mapping),
        matchBy: options.match ?? kind.of.matchBy,
        mode: options.mode ?? 'both',
      })
    },
  }
}

/** The kind of import with this name. */
export function importKind(key: string): RunnableKind {
  const found = kinds.find(({ kind }) => kind.key === key)
  if (found) return found
  throw new Problem('import.unknown-kind', {
    status: 422,
    title: `There is no import of “${key}”.`,
    mend: `There are imports of ${kinds.map(({ kind }) => kind.key).join(', ')}.`,
    field: 'kind',
  })
}

/** Names of all kinds of import. */
export const importKindKeys = kinds.map(({ kind }) => kind.key)
