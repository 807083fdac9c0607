import { type IdentifierKind, normaliseIdentifier } from '@regulars/model'
import { readPhone } from '@regulars/model/phone'
import { type BeforeWrite, type Ctx, changeSetOf, type PendingWrite } from '../../../records/index.ts'
import { followsField, notAsExpected } from '../problems.ts'
import { refuseTaken } from './check-taken.ts'
import { fingerprintOf } from './payment-token.ts'

/** Brings identifiers into the one form in which they are compared, and sees to it that what decides who somebody is belongs to one person alone. */
export const checkIdentifier: BeforeWrite = {
  object: 'identifier',
  fields: ['contactId', 'kind', 'value', 'verified', 'shared'],
  async run(ctx, writes) {
    for (const write of writes) {
      refuseWhatFollows(write)
      await normalise(ctx, write)
      if (!write.before) complete(ctx, write)
    }
    await refuseTaken(ctx, writes)
  },
}

/** What stands in a field of a person is changed there, or the two would not agree. */
function refuseWhatFollows({ before, values }: PendingWrite): void {
  const field = before?.field
  const changed = ['contactId', 'kind', 'value'].some(
    (property) => values[property] !== undefined && values[property] !== before?.[property],
  )
  if (typeof field === 'string' && changed) throw followsField(field)
}

async function normalise(ctx: Ctx, { before, values }: PendingWrite): Promise<void> {
  if (values.value === undefined && values.kind === undefined) return
  const kind = (values.kind ?? before?.kind) as IdentifierKind | undefined
  const written = values.value ?? before?.value
  // What is missing altogether is named by the check of required fields.
  if (!kind || typeof written !== 'string') return
  const read = normaliseIdentifier(kind, written, { readPhone })
  if (!read.ok) throw notAsExpected(read.problem)
  values.value = kind === 'paymentToken' ? await fingerprintOf(ctx.db, read.value) : read.value
}

function complete(ctx: Ctx, { values }: PendingWrite): void {
  const { at, source } = changeSetOf(ctx)
  values.source ??= source
  values.firstSeenAt ??= at.toISOString()
  values.lastSeenAt ??= values.firstSeenAt
}
