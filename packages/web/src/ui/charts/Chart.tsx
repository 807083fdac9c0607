import { ChartColumn, Download, Table2 } from 'lucide-react'
import { lazy, type ReactNode, type RefObject, Suspense, useCallback, useRef, useState } from 'react'
import { IconButton } from '../IconButton.tsx'
import { Menu } from '../Menu.tsx'
import type { MenuEntry } from '../menu-entry.ts'
import { Skeleton } from '../Skeleton.tsx'
import { ChartTableView } from './ChartTableView.tsx'
import { type ChartLook, readChartLook } from './chart-look.ts'
import type { ChartInstance, ChartOption } from './chart-option.ts'
import { type ChartTable, csvOf } from './chart-table.ts'
import { chartPng, chartSvg } from './export-chart.ts'
import { saveFile } from './save-file.ts'

const Drawing = lazy(() => import('./Drawing.tsx'))

export interface ChartProps {
  /** The sentence that says what the picture shows: “The best 12% of customers bring 50% of revenue.” */
  caption: string
  /** For the files that are exported: `whale-curve`. */
  name: string
  /** Keep its identity between renders (`useCallback`), or the picture is drawn anew each time. */
  draw: (look: ChartLook) => ChartOption
  table: ChartTable
  height?: number
  /** More controls, before table and export. */
  controls?: ReactNode
  /** Keep its identity between renders. To listen: `chart.on('click', …)`, `chart.on('brushEnd', …)`. */
  onReady?: (chart: ChartInstance | null) => void
}

/** A picture with its sentence, the table behind it, and its exports. */
export function Chart({ caption, name, draw, table, height = 280, controls, onReady }: ChartProps) {
  const [asTable, setAsTable] = useState(false)
  const chart = useRef<ChartInstance | null>(null)
  const ready = useCallback(
    (made: ChartInstance | null) => {
      chart.current = made
      onReady?.(made)
    },
    [onReady],
  )
  return (
    <figure className="min-w-0">
      <div className="mb-2 flex flex-wrap items-start gap-x-2 gap-y-1">
        <figcaption className="min-w-0 flex-1 basis-64 pt-1.5">{caption}</figcaption>
        <div className="ms-auto flex items-center gap-2">
          {controls}
          <IconButton
            label={asTable ? 'Show the picture' : 'Show the figures'}
            icon={asTable ? <ChartColumn /> : <Table2 />}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          />
          <Menu
            align="end"
            trigger={<IconButton label="Export" icon={<Download />} />}
            entries={exportEntries({ name, table, draw, chart, asTable })}
          />
        </div>
      </div>
      {asTable ? (
        <ChartTableView table={table} caption={caption} />
      ) : (
        <Suspense fallback={<Coming height={height} />}>
          <Drawing label={caption} {...{ draw, height }} onReady={ready} />
        </Suspense>
      )}
    </figure>
  )
}

/** As high as the picture that will come, so that nothing jumps. */
function Coming({ height }: { height: number }) {
  return (
    <div style={{ height }}>
      <Skeleton className="h-full! w-full" />
    </div>
  )
}

interface Exported extends Pick<ChartProps, 'name' | 'table' | 'draw'> {
  chart: RefObject<ChartInstance | null>
  asTable: boolean
}

function exportEntries({ name, table, draw, chart, asTable }: Exported): MenuEntry[] {
  const look = () => readChartLook(chart.current!.getDom())
  const save = (ending: string, content: Blob) => saveFile(`${name}.${ending}`, content)
  return [
    {
      label: 'Picture (PNG)',
      disabled: asTable,
      onSelect: async () => save('png', await chartPng(chart.current!, look())),
    },
    {
      label: 'Vectors (SVG)',
      disabled: asTable,
      onSelect: async () => save('svg', await chartSvg(chart.current!, look(), draw(look()))),
    },
    {
      label: 'Figures (CSV)',
      onSelect: () => save('csv', new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' })),
    },
  ]
}
