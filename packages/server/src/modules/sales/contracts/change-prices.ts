import { addDays, contract, contractLine } from '@regulars/model'
import { type Ctx, create, get, inChangeSet, list, update } from '../../../records/index.ts'
import { lineOver, strangeContractLine } from './problems.ts'

/** New prices of a contract, and the day from which they hold. */
export interface PriceChange {
  from: string
  lines: readonly { lineId: string; unitPrice: number; quantity?: number | undefined }[]
}

/**
 * Changes prices or quantities from a day on: the line as it was ends the day before, and a new one goes on. So what was charged before stays readable, and a
 * bill in between is cut by days.
 *
 * @throws Problem `contract.line-over`, `contract.strange-line`
 */
export async function changePrices(ctx: Ctx, contractId: string, change: PriceChange): Promise<void> {
  await inChangeSet(ctx, { label: '' }, async (inside) => {
    await update(inside, contract, contractId, {})
    const { title, startsOn } = await get(inside, contract, contractId)
    inside.changeSet.label ||= `Changed prices of ${title}`
    const { data } = await list(inside, contractLine, {
      filter: { field: 'contract', op: 'is', value: contractId },
      limit: 1000,
    })
    const known = new Map(data.map((line) => [line.id, line]))
    for (const [index, { lineId, unitPrice, quantity }] of change.lines.entries()) {
      const line = known.get(lineId)
      if (!line) throw strangeContractLine(`lines.${index}.lineId`)
      const values = { unitPrice, quantity: quantity ?? line.quantity }
      if (values.unitPrice === line.unitPrice && values.quantity === line.quantity) continue
      if (line.endsOn && line.endsOn < change.from)
        throw lineOver(line.name, line.endsOn, `lines.${index}.lineId`)
      if (change.from <= (line.startsOn ?? startsOn)) await update(inside, contractLine, lineId, values)
      else await goOn(inside, line, values, change.from)
    }
  })
}

type Line = Awaited<ReturnType<typeof list<typeof contractLine>>>['data'][number]

async function goOn(
  ctx: Ctx,
  line: Line,
  values: { unitPrice: number; quantity: number },
  from: string,
): Promise<void> {
  const { contractId, position, productId, name, unit, period, discountShare, currency, endsOn } = line
  await update(ctx, contractLine, line.id, { endsOn: addDays(from, -1) })
  await create(ctx, contractLine, {
    ...{ contractId, position, productId, name, unit, period, discountShare, currency, endsOn },
    ...values,
    startsOn: from,
  })
}
