import { useObject } from '../../../records/objects/use-objects.ts'
import { FieldLine } from '../../../records/page/FieldLine.tsx'
import type { ShownRecord } from '../../../records/page/use-record.ts'

/** What we do next about it, always in sight while it is open: a deal without a next step is one that nobody moves. */
export function NextStep({ deal }: { deal: ShownRecord }) {
  const object = useObject('deal')
  if (deal.status !== 'open') return null
  const mayEdit = object.may.update && deal.may?.update !== false
  const fields = ['nextStep', 'nextStepOn'].flatMap(
    (key) => object.fields.find((field) => field.key === key) ?? [],
  )
  return (
    <section aria-label="Next step" className="rounded-lg border border-hairline bg-raised px-4 py-2">
      <dl className="grid grid-cols-[minmax(6rem,8rem)_minmax(0,1fr)] gap-x-4">
        {fields.map((field) => (
          <FieldLine key={field.key} object={object} record={deal} field={field} mayEdit={mayEdit} />
        ))}
      </dl>
    </section>
  )
}
