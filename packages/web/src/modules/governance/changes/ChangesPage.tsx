import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { History } from 'lucide-react'
import { useState } from 'react'
import { apiPages } from '../../../app/api-query.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Guarded } from '../Guarded.tsx'
import { PagedRows } from '../PagedRows.tsx'
import { ChangeRow } from './ChangeRow.tsx'
import type { ChangeSet } from './change-set.ts'
import { changeKinds } from './kinds.ts'

/** Everything that was changed here, by whom and how, and the way back. */
export function ChangesPage() {
  const [kind, setKind] = useState('every')
  return (
    <Guarded permission="changeSet.read" what="what was changed">
      <PageHeader
        title="Changes"
        description="Every act of changing, large or small, newest first. Each can be undone as a whole."
        actions={
          <Select
            aria-label="Kind of change"
            className="w-44"
            value={kind}
            onValueChange={setKind}
            options={[
              { value: 'every', label: 'Every kind' },
              ...Object.entries(changeKinds).map(([value, { label }]) => ({ value, label })),
            ]}
          />
        }
      />
      <ChangeList kind={kind === 'every' ? undefined : kind} />
    </Guarded>
  )
}

function ChangeList({ kind }: { kind: string | undefined }) {
  const { open } = useSearch({ from: '/shell/settings/changes' })
  const asked = useInfiniteQuery(
    apiPages<ChangeSet>('change-sets', {
      sort: '-createdAt',
      include: 'createdBy',
      limit: 30,
      kind,
      id: open,
    }),
  )
  return (
    <PagedRows
      asked={asked}
      what="what was changed"
      label="Changes"
      empty={
        <EmptyState title="Nothing was changed like that." icon={<History aria-hidden="true" />}>
          What people, imports and programs change is noted here.
        </EmptyState>
      }
    >
      {(change) => <ChangeRow key={change.id} change={change} />}
    </PagedRows>
  )
}
