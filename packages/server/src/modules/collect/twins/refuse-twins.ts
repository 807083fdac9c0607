import { Problem } from '../../../platform/problem.ts'
import type { ImportKind } from '../plan/import-kind.ts'
import type { ImportOptions } from '../plan/import-options.ts'

/** Refuses what a kind of import cannot do with rows that look like somebody who is known. @throws Problem `import.bad-twins` */
export function refuseTwins({ twinChoices = ['create'], label }: ImportKind, { twins }: ImportOptions): void {
  if (twins === undefined || twinChoices.includes(twins)) return
  throw new Problem('import.bad-twins', {
    status: 422,
    title: `${label} cannot be imported with “twins” as “${twins}”.`,
    mend: `It can be ${twinChoices.join(' or ')}.`,
    field: 'twins',
  })
}
