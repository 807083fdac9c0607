import type { Condition } from '@regulars/model'
import { useParts } from '../../../records/filter/use-described.ts'

/** A condition about leads in words. */
export function SaidCondition({ condition }: { condition: Condition | null }) {
  const parts = useParts('lead', condition ?? undefined)
  if (parts.length === 0) return <>All leads</>
  return <>Leads that {parts.map(({ text }) => text).join(', and ')}</>
}
