import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import type { PanelProps } from '../../app/web-module.ts'
import { DefinitionList } from '../../ui/DefinitionList.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'

interface Submission {
  answers: { field: string; label: string; text: string }[] | null
  consentText: string | null
}

/** What was asked on a form and answered, and what was agreed to. */
export default function AnswersPanel({ recordId }: PanelProps) {
  const asked = useQuery(apiQuery<Submission>(`form-submissions/${recordId}`))
  if (asked.isError) return <ProblemState error={asked.error} what="the answers" onRetry={asked.refetch} />
  if (!asked.data) return <SkeletonText lines={5} />
  const { answers, consentText } = asked.data
  return (
    <DefinitionList
      items={[
        ...(answers ?? []).map(({ label, text }) => ({
          term: label,
          detail: <span className="whitespace-pre-line">{text}</span>,
        })),
        { term: 'Agreed to', detail: consentText ?? 'Nothing' },
      ]}
    />
  )
}
