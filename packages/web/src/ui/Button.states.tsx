import { Download, MoreHorizontal, Pencil, Plus } from 'lucide-react'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import { Kbd } from './Kbd.tsx'
import { ButtonLink, ExternalLink, Link, TextLink } from './Link.tsx'
import type { States } from './states.ts'

export const states: States = {
  title: 'Buttons and links',
  examples: {
    Variants: () => (
      <div className="flex flex-wrap gap-2">
        <Button variant="primary">Start the program</Button>
        <Button>Write</Button>
        <Button variant="quiet">Not today</Button>
        <Button variant="danger">Remove 34 people</Button>
      </div>
    ),
    'With an icon': () => (
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" icon={<Plus />}>
          Add a person
        </Button>
        <Button icon={<Download />}>Export</Button>
        <Button variant="quiet" icon={<Pencil />}>
          Edit
        </Button>
      </div>
    ),
    Busy: () => (
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy>
          Saving
        </Button>
        <Button busy icon={<Download />}>
          Export
        </Button>
      </div>
    ),
    Disabled: () => (
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled>
          Start the program
        </Button>
        <Button disabled>Write</Button>
        <Button variant="danger" disabled>
          Remove
        </Button>
      </div>
    ),
    'Icon alone': () => (
      <div className="flex flex-wrap gap-1">
        <IconButton label="Edit" icon={<Pencil />} keys="e" />
        <IconButton label="More" icon={<MoreHorizontal />} />
        <IconButton label="Add" icon={<Plus />} variant="secondary" />
        <IconButton label="Export" icon={<Download />} busy />
        <IconButton label="Edit" icon={<Pencil />} disabled />
      </div>
    ),
    Links: () => (
      <div className="flex flex-wrap items-center gap-5">
        <Link to="/">Marta Kowalczyk</Link>
        <span>
          Look at <TextLink to="/">who is slipping away</TextLink> first.
        </span>
        <ExternalLink href="https://example.com">An address outside</ExternalLink>
        <ButtonLink to="/">Go to the front page</ButtonLink>
      </div>
    ),
    Keys: () => (
      <div className="flex flex-wrap items-center gap-4">
        <Kbd keys="mod+k" />
        <Kbd keys="g p" />
        <Kbd keys="escape" />
        <Kbd keys="?" />
      </div>
    ),
  },
}
