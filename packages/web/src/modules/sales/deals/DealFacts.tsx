import type { RecordRow } from '../../../records/objects/described-object.ts'
import { RecordLink } from '../../../records/objects/RecordLink.tsx'
import type { ShownRecord } from '../../../records/page/use-record.ts'
import { Amount } from '../../../ui/Amount.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { When } from '../../../ui/When.tsx'

/** With whom, for how much, by when; and whether it stands too long. */
export function DealFacts({ deal }: { deal: ShownRecord }) {
  const { value, currency, expectedCloseOn, staleOn, wonAt, lostAt, closeReason } = deal as Record<
    string,
    string | number | null
  >
  const isStale = typeof staleOn === 'string' && staleOn < new Date().toISOString().slice(0, 10)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Named object="company" record={deal.company} />
      <Named object="contact" record={deal.contact} />
      {typeof value === 'number' && (
        <span className="text-ink">
          <Amount minor={value} currency={String(currency)} />
        </span>
      )}
      {typeof wonAt === 'string' && (
        <span>
          won <When at={wonAt} />
        </span>
      )}
      {typeof lostAt === 'string' && (
        <span>
          lost <When at={lostAt} />
          {closeReason && `: ${closeReason}`}
        </span>
      )}
      {typeof expectedCloseOn === 'string' && !wonAt && !lostAt && (
        <span>
          expected <When at={expectedCloseOn} />
        </span>
      )}
      {isStale && (
        <Pill tone="attention">
          Stale since&nbsp;
          <When at={staleOn} />
        </Pill>
      )}
    </div>
  )
}

function Named({ object, record }: { object: string; record: unknown }) {
  const named = record as (RecordRow & { name?: string }) | null | undefined
  if (!named?.name) return null
  return (
    <RecordLink object={object} id={named.id} className="text-ink">
      {named.name}
    </RecordLink>
  )
}
