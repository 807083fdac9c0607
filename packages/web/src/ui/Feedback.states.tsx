import { Users } from 'lucide-react'
import { Button } from './Button.tsx'
import { Callout } from './Callout.tsx'
import { EmptyState } from './EmptyState.tsx'
import { ErrorState } from './ErrorState.tsx'
import { NoPermission } from './NoPermission.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { SkeletonRows, SkeletonText } from './Skeleton.tsx'
import type { States } from './states.ts'

const ignore = () => undefined

export const states: States = {
  title: 'Nothing, wrong, on its way',
  examples: {
    Empty: () => (
      <EmptyState
        icon={<Users />}
        title="No people yet."
        action={<Button variant="primary">Import people</Button>}
        secondary={<Button variant="quiet">See it with the sample business</Button>}
      >
        Everyone who buys, asks or visits appears here, with all you know about them.
      </EmptyState>
    ),
    Wrong: () => (
      <ErrorState
        title="Regulars cannot be reached."
        detail="Check that you are online and that the server runs, then try again."
        code="network.unreachable"
        onRetry={ignore}
      />
    ),
    Forbidden: () => <NoPermission what="deals of other teams" giver="Ana Nowak (owner)" />,
    Callouts: () => (
      <div className="grid gap-3 sm:grid-cols-2">
        <Callout title="This is the outbox">Mail is kept here until a mail server is set.</Callout>
        <Callout tone="good" title="Nothing is left to review">
          All duplicates have been decided.
        </Callout>
        <Callout
          tone="attention"
          title="63 people have not agreed to e-mail"
          action={<Button>Show them</Button>}
        >
          They are left out.
        </Callout>
        <Callout tone="bad" title="17 rows cannot be read">
          Their date is not a date. Mend them in the preview or leave them out.
        </Callout>
      </div>
    ),
    Progress: () => (
      <div className="grid gap-6 sm:grid-cols-2">
        <ProgressBar
          label="Import of sales-2025.csv"
          share={0.64}
          detail="2,776 of 4,338 rows · 2 min left"
        />
        <ProgressBar label="Counting" share={null} detail="How much there is will be known in a moment." />
      </div>
    ),
    'Text on its way': () => <SkeletonText />,
    'Rows on their way': () => <SkeletonRows rows={4} />,
  },
}
