import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { usePageTitle } from '../../../app/page-title.ts'
import { Page } from '../../../ui/Page.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { FormBuilder } from './FormBuilder.tsx'
import { formQuery } from './form.ts'

/** One form: its questions, its words, and how it comes onto a website, beside the page as people see it. */
export function FormPage() {
  const { formId = '' } = useParams({ strict: false })
  const form = useQuery(formQuery(formId))
  usePageTitle(form.data?.name)
  if (form.isError && !form.data)
    return <ProblemState isPage error={form.error} what="this form" onRetry={() => void form.refetch()} />
  return (
    <Page width="wide">
      {form.data ? <FormBuilder key={formId} form={form.data} /> : <SkeletonText lines={8} />}
    </Page>
  )
}
