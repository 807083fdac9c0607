import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { apiQuery } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { usePageTitle } from '../../../app/page-title.ts'
import { Page } from '../../../ui/Page.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { TemplateEditor } from './TemplateEditor.tsx'
import type { Template } from './template.ts'

/** One template, written on the one side and seen on the other. */
export function TemplatePage() {
  const { templateId } = useParams({ from: '/shell/templates/$templateId' })
  const template = useQuery(apiQuery<Template>(`templates/${templateId}`))
  usePageTitle(template.data?.name)
  if (template.isError)
    return (
      <ProblemState
        isPage
        error={template.error}
        what="this template"
        onRetry={() => void template.refetch()}
      />
    )
  return (
    <Page>
      {template.data ? (
        <TemplateEditor key={templateId} template={template.data} />
      ) : (
        <SkeletonText lines={6} />
      )}
    </Page>
  )
}
