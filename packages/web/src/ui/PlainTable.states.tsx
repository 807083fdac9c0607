import { Link } from './Link.tsx'
import { PlainTable } from './PlainTable.tsx'
import type { States } from './states.ts'

export const states: States = {
  title: 'Short tables',
  examples: {
    'Rows that open': () => (
      <PlainTable
        label="Segments"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'people', label: 'People', align: 'end', className: 'w-24' },
        ]}
        rows={[
          { key: '1', cells: [<SegmentLink key="1" name="Best customers" />, '1,204'] },
          { key: '2', cells: [<SegmentLink key="2" name="Slipping away" />, '318'] },
        ]}
      />
    ),
  },
}

function SegmentLink({ name }: { name: string }) {
  return (
    <Link to="/" className="row-link">
      {name}
    </Link>
  )
}
