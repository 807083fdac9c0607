import { useMutation, useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { ProblemState } from '../../app/ProblemState.tsx'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import type { PanelProps } from '../../app/web-module.ts'
import { Button } from '../../ui/Button.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { Select } from '../../ui/Select.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'

const plansQuery = apiQuery<ListPage<{ id: string; name: string }>>('activity-plans', {
  sort: 'name',
  limit: 200,
})

/** Begins an activity plan for a record: a task for each of its steps. */
function PlanPanel({ object, recordId }: PanelProps & { object: 'lead' | 'deal' }) {
  const may = useMay()
  const plans = useQuery(plansQuery)
  const [planId, setPlanId] = useState<string | null>(null)
  const begin = useMutation({
    mutationFn: () =>
      api.write<{ taskCount: number }>('POST', `activity-plans/${planId}/start`, { object, id: recordId }),
    onSuccess: async ({ data, changeSetId }) => {
      setPlanId(null)
      await invalidateTopic('tasks')
      const count = data.taskCount === 1 ? '1 task' : `${data.taskCount} tasks`
      if (changeSetId) offerUndo({ title: `The plan has begun: ${count}.`, changeSetId })
    },
  })
  if (plans.isError) return <ProblemState error={plans.error} what="the plans" onRetry={plans.refetch} />
  if (!plans.data) return <SkeletonText lines={2} />
  const { data } = plans.data
  if (data.length === 0)
    return (
      <p className="text-muted">
        A plan is what one does step by step.{' '}
        {may('activityPlan.create') && <TextLink to="/activity-plans">Make the first</TextLink>}
      </p>
    )
  if (!may('task.create')) return <p className="text-muted">Whoever may add tasks can begin one.</p>
  return (
    <div className="space-y-2">
      <ProblemCallout error={begin.error} />
      <div className="flex items-center gap-2">
        <Select
          aria-label="Plan"
          value={planId}
          placeholder="Choose a plan"
          options={data.map(({ id, name }) => ({ value: id, label: name }))}
          onValueChange={setPlanId}
        />
        <Button icon={<Play />} disabled={!planId} busy={begin.isPending} onClick={() => begin.mutate()}>
          Begin
        </Button>
      </div>
    </div>
  )
}

export const LeadPlans = ({ recordId }: PanelProps) => <PlanPanel object="lead" recordId={recordId} />
export const DealPlans = ({ recordId }: PanelProps) => <PlanPanel object="deal" recordId={recordId} />
