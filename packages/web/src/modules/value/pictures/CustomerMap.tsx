import { SquareDashedMousePointer } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useMay } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chart } from '../../../ui/charts/Chart.tsx'
import type { ChartLook } from '../../../ui/charts/chart-look.ts'
import type { ChartTable } from '../../../ui/charts/chart-table.ts'
import { type Format, useFormat } from '../../../ui/format/use-format.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import type { MapCell, ValuePictures } from '../value-queries.ts'
import { type ColouredBy, mapOption } from './map-option.ts'
import { axesOf, type MapPart, within } from './map-part.ts'
import { PartDialog } from './PartDialog.tsx'
import { drawsFrames, useMapBrush } from './use-map-brush.ts'

const whole: MapPart = { recencyFrom: 0, recencyTo: null, purchasesFrom: 1, purchasesTo: null }

/** All customers by when they last came and how often, coloured by money; a part of it becomes a segment. */
export function CustomerMap({ pictures }: { pictures: ValuePictures }) {
  const { map, currency, lifetimeValue } = pictures
  const format = useFormat()
  const may = useMay()
  const [colouredBy, setColouredBy] = useState<ColouredBy>('spend')
  const [part, setPart] = useState<MapPart>()
  const [isOpen, setOpen] = useState(false)
  const axes = useMemo(() => axesOf(map), [map])
  const choose = useCallback((chosen: MapPart) => {
    setPart(chosen)
    setOpen(true)
  }, [])
  const onReady = useMapBrush(axes, choose)
  const draw = useCallback(
    (look: ChartLook) => mapOption({ cells: map, axes, colouredBy, currency, format, look }),
    [map, axes, colouredBy, currency, format],
  )
  const mayMake = may('segment.create')
  return (
    <section aria-labelledby="map">
      <SectionHeader
        id="map"
        title="All customers"
        description={
          mayMake && drawsFrames() ? 'Draw a frame around some of them to make a segment.' : undefined
        }
        actions={
          <ColourChoice
            value={colouredBy}
            onValueChange={setColouredBy}
            hasEstimates={lifetimeValue !== null}
          />
        }
      />
      <Chart
        name="customer-map"
        caption={sayMap(map, axes.binDays, format)}
        height={360}
        draw={draw}
        onReady={mayMake ? onReady : undefined}
        table={tableOf(map, currency, format)}
        controls={
          mayMake && (
            <Button variant="quiet" icon={<SquareDashedMousePointer />} onClick={() => choose(part ?? whole)}>
              Choose a part
            </Button>
          )
        }
      />
      {part && (
        <PartDialog key={JSON.stringify(part)} {...{ pictures, part }} open={isOpen} onOpenChange={setOpen} />
      )}
    </section>
  )
}

interface ColourChoiceProps {
  value: ColouredBy
  onValueChange: (value: ColouredBy) => void
  hasEstimates: boolean
}

function ColourChoice({ value, onValueChange, hasEstimates }: ColourChoiceProps) {
  return (
    <SegmentedControl
      label="Coloured by"
      {...{ value, onValueChange }}
      options={[
        { value: 'spend', label: 'Money so far' },
        ...(hasEstimates ? [{ value: 'lifetimeValue' as const, label: 'Next 12 months' }] : []),
        { value: 'customers', label: 'People' },
      ]}
    />
  )
}

/** “1,180 customers (39%) have bought on one day only; 757 have been in within the last 7 weeks.” */
function sayMap(cells: readonly MapCell[], binDays: number, { number, percent, span }: Format): string {
  const all = within(cells, whole)
  const once = within(cells, { ...whole, purchasesTo: 1 })
  const recent = within(cells, { ...whole, recencyTo: binDays - 1 })
  return `${number(once.customers)} customers (${percent(once.customers / all.customers)}) have bought on one day only; ${number(recent.customers)} have been in within the last ${span(binDays * 86_400)}.`
}

function tableOf(cells: readonly MapCell[], currency: string, { moneyExact }: Format): ChartTable {
  const money = (minor: number | null) =>
    minor === null ? null : { text: moneyExact(minor, currency), raw: minor / 100 }
  return {
    columns: [
      { label: 'Days since last order, from', align: 'end' },
      { label: 'Days with a purchase', align: 'end' },
      { label: 'Customers', align: 'end' },
      { label: 'Money so far', align: 'end' },
      { label: 'Next 12 months', align: 'end' },
    ],
    rows: cells.map((cell) => [
      cell.recencyDays,
      cell.purchaseDays,
      cell.customers,
      money(cell.spend),
      money(cell.lifetimeValue),
    ]),
  }
}
