import { useState } from 'react'
import { useMay } from '../../../app/session.ts'
import { classNames } from '../../../ui/class-names.ts'
import { type Format, useFormat } from '../../../ui/format/use-format.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import type { RfmCell, ValuePictures } from '../value-queries.ts'
import { RfmDialog } from './RfmDialog.tsx'

const marks = [1, 2, 3, 4, 5]

/** Customers in fifths by when and how often they came: the plain rule, which every shop can read. A table, so that each cell can be pressed. */
export function RfmGrid({ pictures }: { pictures: ValuePictures }) {
  const { rfm, spend } = pictures
  const format = useFormat()
  const mayMake = useMay()('segment.create')
  const [chosen, setChosen] = useState<RfmCell>()
  const [isOpen, setOpen] = useState(false)
  const press = (cell: RfmCell) => {
    setChosen(cell)
    setOpen(true)
  }
  return (
    <section aria-labelledby="rfm">
      <SectionHeader id="rfm" title="In fifths, by the plain rule" description={sayRfm(rfm, spend, format)} />
      <GridTable pictures={pictures} onPress={mayMake ? press : undefined} />
      {chosen && (
        <RfmDialog
          key={`${chosen.recencyScore}${chosen.frequencyScore}`}
          cell={chosen}
          currency={pictures.currency}
          open={isOpen}
          onOpenChange={setOpen}
        />
      )}
    </section>
  )
}

interface GridTableProps {
  pictures: ValuePictures
  onPress: ((cell: RfmCell) => void) | undefined
}

function GridTable({ pictures: { rfm, currency }, onPress }: GridTableProps) {
  const most = Math.max(...rfm.map(({ spend }) => spend))
  const cellAt = (recency: number, frequency: number) =>
    rfm.find((cell) => cell.recencyScore === recency && cell.frequencyScore === frequency)
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-140 table-fixed border-separate border-spacing-0.5 text-center">
        <caption className="sr-only">Customers by fifths of recency and frequency, 5 best</caption>
        <thead>
          <tr className="text-small text-muted">
            <th scope="col" className="w-36 text-start font-normal">
              came often ↓ · lately →
            </th>
            {marks.map((recency) => (
              <th key={recency} scope="col" className="font-normal">
                {axisWords(recency, 'longest ago', 'lately')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {marks.toReversed().map((frequency) => (
            <tr key={frequency}>
              <th scope="row" className="text-start text-small font-normal text-muted">
                {axisWords(frequency, 'seldom', 'often')}
              </th>
              {marks.map((recency) => (
                <GridCell key={recency} cell={cellAt(recency, frequency)} {...{ most, currency, onPress }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function axisWords(mark: number, low: string, high: string): string {
  if (mark === 1) return `1 ${low}`
  return mark === 5 ? `5 ${high}` : String(mark)
}

interface GridCellProps {
  cell: RfmCell | undefined
  most: number
  currency: string
  onPress: ((cell: RfmCell) => void) | undefined
}

function GridCell({ cell, most, currency, onPress }: GridCellProps) {
  const { number, money } = useFormat()
  if (!cell) return <td className="h-14 rounded-sm bg-sunken text-muted">–</td>
  const strength = most === 0 ? 0 : Math.round(Math.sqrt(cell.spend / most) * 45)
  const words = (
    <>
      <span className="block font-medium">{number(cell.customers)}</span>
      <span className="block text-small">{money(cell.spend, currency)}</span>
    </>
  )
  const look = 'flex h-14 w-full flex-col items-center justify-center rounded-sm'
  return (
    <td className="p-0">
      <div
        className="rounded-sm"
        style={{ backgroundColor: `color-mix(in oklab, var(--accent) ${strength}%, var(--sunken))` }}
      >
        {onPress ? (
          <button
            type="button"
            onClick={() => onPress(cell)}
            className={classNames(look, 'ring-focus hover:outline-2 hover:outline-accent')}
          >
            {words}
          </button>
        ) : (
          <div className={look}>{words}</div>
        )}
      </div>
    </td>
  )
}

function sayRfm(rfm: readonly RfmCell[], spend: number, { number, percent }: Format): string {
  const best = rfm.filter(({ recencyScore, frequencyScore }) => recencyScore >= 4 && frequencyScore >= 4)
  const customers = best.reduce((sum, cell) => sum + cell.customers, 0)
  const brought = best.reduce((sum, cell) => sum + cell.spend, 0)
  const share = spend > 0 ? `; they have brought ${percent(brought / spend)} of the revenue` : ''
  return `${number(customers)} customers came both lately and often (4 or 5)${share}.`
}
