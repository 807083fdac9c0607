import { CalendarDays, ChartGantt, Columns3, LayoutGrid, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { boardFields, dateFields } from '../layouts/layout-fields.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import type { Layout } from './list-state.ts'
import type { List } from './use-list.ts'

interface LayoutOption {
  value: Layout
  label: string
  icon: ReactNode
  fits?: (object: DescribedObject) => boolean
}

const hasDate = (object: DescribedObject) => dateFields(object).length > 0

/** The ways of laying records out; a board needs a field to make columns of, a calendar and a timeline one that says when. */
const options: readonly LayoutOption[] = [
  { value: 'table', label: 'Table', icon: <Table2 className="size-4" /> },
  {
    value: 'board',
    label: 'Board',
    icon: <Columns3 className="size-4" />,
    fits: (object) => boardFields(object).length > 0,
  },
  { value: 'calendar', label: 'Calendar', icon: <CalendarDays className="size-4" />, fits: hasDate },
  { value: 'timeline', label: 'Timeline', icon: <ChartGantt className="size-4" />, fits: hasDate },
  { value: 'gallery', label: 'Gallery', icon: <LayoutGrid className="size-4" /> },
]

/** Chooses how the records of a list lie before one. */
export function LayoutControl({ list: { object, layout, change } }: { list: List }) {
  return (
    <SegmentedControl
      label="Layout"
      options={options.filter(({ fits }) => !fits || fits(object))}
      value={layout}
      onValueChange={(next) => change({ layout: next })}
    />
  )
}
