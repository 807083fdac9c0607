import type { States } from './states.ts'

const surfaces = ['paper', 'raised', 'sunken', 'hover', 'pressed']
const inks = ['ink', 'muted', 'accent', 'good', 'attention', 'bad', 'cold', 'warm', 'hot']
const fills = [
  'accent',
  'good-fill',
  'attention-fill',
  'bad-fill',
  'cold-fill',
  'warm-fill',
  'hot-fill',
  'rule',
]
const series = [1, 2, 3, 4, 5, 6, 7, 8].map((each) => `series-${each}`)

export const states: States = {
  title: 'Foundations',
  examples: {
    Surfaces: () => <Swatches names={surfaces} />,
    'Fills that carry meaning': () => <Swatches names={fills} />,
    'Series of a chart, in order': () => <Swatches names={series} />,
    Inks: () => (
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {inks.map((ink) => (
          <span key={ink} style={{ color: `var(--${ink})` }}>
            {ink}, the quick brown fox
          </span>
        ))}
      </div>
    ),
    Type: () => (
      <div className="space-y-2">
        <p className="font-serif text-greeting">Good morning, Ana.</p>
        <p className="font-serif text-title">Marta Kowalczyk €1,284</p>
        <p className="font-serif text-name">Hotel Linde, contract ends 14 January</p>
        <p className="text-large font-semibold">A heading within a page</p>
        <p>The text of the interface, with figures that line up: 1,284.30 and 9,071.11.</p>
        <p className="text-small text-muted">Small and quiet, for what helps: 12 November 2026.</p>
      </div>
    ),
  },
}

function Swatches({ names }: { names: string[] }) {
  return (
    <div className="flex flex-wrap gap-3">
      {names.map((name) => (
        <div key={name} className="w-24">
          <div className="h-12 rounded-md border border-hairline" style={{ background: `var(--${name})` }} />
          <div className="mt-1 text-small text-muted">{name}</div>
        </div>
      ))}
    </div>
  )
}
