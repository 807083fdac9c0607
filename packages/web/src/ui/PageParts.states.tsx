import { Columns3, Download, Plus } from 'lucide-react'
import { Avatar } from './Avatar.tsx'
import { Breadcrumbs } from './Breadcrumbs.tsx'
import { Button } from './Button.tsx'
import { CodeBlock } from './CodeBlock.tsx'
import { FileDrop } from './FileDrop.tsx'
import { IconButton } from './IconButton.tsx'
import { Link } from './Link.tsx'
import { PageHeader } from './PageHeader.tsx'
import { SectionHeader } from './SectionHeader.tsx'
import type { States } from './states.ts'
import { Toolbar } from './Toolbar.tsx'

const ignore = () => undefined

export const states: States = {
  title: 'Parts of a page',
  examples: {
    'Head of a list': () => (
      <PageHeader
        title="Best customers"
        count={1204}
        actions={
          <>
            <Button>Import</Button>
            <Button variant="primary" icon={<Plus />}>
              Add a person
            </Button>
          </>
        }
      />
    ),
    'Head of a record': () => (
      <PageHeader
        lead={<Avatar name="Marta Kowalczyk" size="large" />}
        title="Marta Kowalczyk"
        description="she/her · Gdańsk · Polish · Store Wrzeszcz, sometimes web"
        actions={<Button>Follow</Button>}
      />
    ),
    'The way here': () => (
      <Breadcrumbs
        crumbs={[
          { label: 'People', link: <Link to="/" /> },
          { label: 'Best customers', link: <Link to="/" /> },
          { label: 'Marta Kowalczyk' },
        ]}
      />
    ),
    'Head of a section': () => (
      <SectionHeader
        title="Orders"
        count={41}
        description="Newest first."
        actions={<IconButton label="Export" icon={<Download />} />}
      />
    ),
    Toolbar: () => (
      <Toolbar label="The list" end={<IconButton label="Columns" icon={<Columns3 />} />}>
        <Button variant="quiet">spent over €500 in the last 90 days</Button>
        <Button variant="quiet" icon={<Plus />}>
          add
        </Button>
      </Toolbar>
    ),
    'File drop': () => (
      <div className="grid gap-4 sm:grid-cols-2">
        <FileDrop label="Drop a file of customers or sales here" onFiles={ignore} />
        <FileDrop label="Reading sales-2025.csv" hint="245,903 lines so far" busy onFiles={ignore} />
      </div>
    ),
    'For machines': () => (
      <CodeBlock
        label="Try it"
        code={'curl -H "Authorization: Bearer $KEY" http://localhost:3000/api/v1/contacts?limit=1'}
      />
    ),
  },
}
