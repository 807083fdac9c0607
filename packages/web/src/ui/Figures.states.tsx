import { Amount } from './Amount.tsx'
import { DefinitionList } from './DefinitionList.tsx'
import { Sparkline } from './Sparkline.tsx'
import { StatFigure } from './StatFigure.tsx'
import type { States } from './states.ts'
import { TemperaturePill } from './TemperaturePill.tsx'
import { When } from './When.tsx'

const ignore = () => undefined
const orders = [3, 4, 2, 5, 4, 6, 5, 7, 6, 9, 8, 9]

export const states: States = {
  title: 'Figures',
  examples: {
    'Facts and estimates': () => (
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        <StatFigure label="Worth so far" value="€1,284" detail="41 orders" />
        <StatFigure
          label="Next 12 months"
          value="€310"
          estimate={{ low: 140, value: 310, high: 620, words: '€140–€620' }}
          onWhy={ignore}
        />
        <StatFigure
          label="Still a customer"
          value="68%"
          estimate={{ low: 0.52, value: 0.68, high: 0.81, from: 0, to: 1, words: '52–81%' }}
          onWhy={ignore}
        />
        <StatFigure label="Next order" value="overdue" detail="by 6 weeks; usually every 3" />
      </div>
    ),
    Sparklines: () => (
      <div className="flex flex-wrap items-center gap-8">
        <Sparkline values={orders} label="Orders a week, rising from 3 to 9" />
        <Sparkline values={orders.toReversed()} label="Visits a week, falling from 9 to 3" tone="muted" />
        <Sparkline values={[2, 2, null, null, 3, 4, 4]} label="Returns a week, with a gap" />
        <Sparkline values={[5, 5, 5, 5]} label="Unchanged at 5" />
      </div>
    ),
    'What is known': () => (
      <div className="max-w-120">
        <DefinitionList
          items={[
            { term: 'E-mail', detail: 'marta@example.com' },
            { term: 'Temperature', detail: <TemperaturePill temperature="warm" /> },
            { term: 'Last order', detail: <When at="2026-09-20" /> },
            { term: 'Average order', detail: <Amount minor={3132} currency="EUR" exact /> },
            { term: 'Birthday', detail: null },
          ]}
        />
      </div>
    ),
  },
}
