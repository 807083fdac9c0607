import { useCallback, useState } from 'react'
import { Chart } from '../../../ui/charts/Chart.tsx'
import type { ChartLook } from '../../../ui/charts/chart-look.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { type BackTest, type ModelCard, modelName } from '../value-queries.ts'
import { byFrequencyOption, byTenthOption } from './back-test-options.ts'

/** Forecast against what came, model by model; the plain rule beside it. */
export function WereWeRight({ cards }: { cards: readonly ModelCard[] }) {
  const [model, setModel] = useState(() => (cards.find(isUsed) ?? cards[0]!).model)
  const { backTest } = cards.find((card) => card.model === model) ?? cards[0]!
  return (
    <>
      {cards.length > 1 && (
        <SegmentedControl
          label="Model"
          value={model}
          onValueChange={setModel}
          options={cards.map((card) => ({ value: card.model, label: modelName(card.model) }))}
          className="mb-4"
        />
      )}
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <ByTenth backTest={backTest!} model={model} />
        <ByFrequency backTest={backTest!} model={model} />
      </div>
    </>
  )
}

const isUsed = ({ about }: ModelCard) => about?.chosenFor.includes('Orders and value to expect') ?? false

interface PictureProps {
  backTest: BackTest
  model: string
}

function ByTenth({ backTest, model }: PictureProps) {
  const { number, day } = useFormat()
  const { byTenth, predicted, actual, naive, calibratedOn, until } = backTest
  const draw = useCallback((look: ChartLook) => byTenthOption(byTenth, number, look), [byTenth, number])
  return (
    <Chart
      name={`calibration-${model}`}
      caption={`Knowing only what was known on ${day(calibratedOn)}, ${modelName(model)} expected ${number(predicted, 0)} purchases until ${day(until)}; ${number(actual)} came. Carrying on past rates said ${number(naive, 0)}.`}
      draw={draw}
      table={{
        columns: [
          { label: 'Tenth of customers', align: 'end' },
          { label: 'Customers', align: 'end' },
          { label: 'Expected each', align: 'end' },
          { label: 'Came each', align: 'end' },
        ],
        rows: byTenth.map((row) => [
          row.tenth,
          row.customers,
          { text: number(row.predicted), raw: row.predicted },
          { text: number(row.actual), raw: row.actual },
        ]),
      }}
    />
  )
}

function ByFrequency({ backTest, model }: PictureProps) {
  const { number } = useFormat()
  const { byFrequency } = backTest
  const draw = useCallback(
    (look: ChartLook) => byFrequencyOption(byFrequency, number, look),
    [byFrequency, number],
  )
  return (
    <Chart
      name={`by-frequency-${model}`}
      caption="Purchases for each customer, by how often they had come again before: what came, what the model expected, and the plain rule."
      draw={draw}
      table={{
        columns: [
          { label: 'Repeat purchases before', align: 'end' },
          { label: 'Customers', align: 'end' },
          { label: 'Came', align: 'end' },
          { label: 'Expected', align: 'end' },
          { label: 'Past rates', align: 'end' },
        ],
        rows: byFrequency.map((row) => [
          row.frequency,
          row.customers,
          { text: number(row.actual), raw: row.actual },
          { text: number(row.predicted), raw: row.predicted },
          { text: number(row.naive), raw: row.naive },
        ]),
      }}
    />
  )
}
