import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import { apiPages } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useMay } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PlainTable } from '../../../ui/PlainTable.tsx'
import { ShowMore } from '../../../ui/ShowMore.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { When } from '../../../ui/When.tsx'
import { NewTemplateDialog } from './NewTemplateDialog.tsx'
import type { Template } from './template.ts'

const columns = [
  { key: 'name', label: 'Template' },
  { key: 'changed', label: 'Changed', align: 'end', className: 'w-36' },
] as const

/** All templates: what can be said to many. */
export function TemplatesPage() {
  const may = useMay()
  const navigate = useNavigate()
  const { write = false } = useSearch({ from: '/shell/templates' })
  const templates = useInfiniteQuery(
    apiPages<Template>('templates', { fields: ['name', 'subject', 'updatedAt'], limit: 50 }),
  )
  const setWriting = (isWriting: boolean) =>
    void navigate({ to: '/templates', search: isWriting ? { write: true } : {}, replace: true })
  if (templates.isError)
    return (
      <ProblemState
        isPage
        error={templates.error}
        what="the templates"
        onRetry={() => void templates.refetch()}
      />
    )
  const list = templates.data?.pages.flatMap(({ data }) => data)
  const writeButton = may('template.create') && (
    <Button variant="primary" onClick={() => setWriting(true)}>
      Write a template
    </Button>
  )
  return (
    <Page width="reading">
      <PageHeader
        title="Templates"
        count={templates.data?.pages[0]?.count}
        description="Messages to many, with places for what differs from one to the next."
        actions={list?.length !== 0 && writeButton}
      />
      {!list && <SkeletonRows rows={5} columns={2} />}
      {list?.length === 0 && (
        <EmptyState icon={<Mail aria-hidden="true" />} title="No templates yet." action={writeButton}>
          Write once what you would say to each of them; names and favourites are filled in for everybody.
        </EmptyState>
      )}
      {list && list.length > 0 && <TemplatesTable templates={list} />}
      <ShowMore pages={templates} />
      <NewTemplateDialog
        open={write && may('template.create')}
        onOpenChange={setWriting}
        onMade={(id) => void navigate({ to: '/templates/$templateId', params: { templateId: id } })}
      />
    </Page>
  )
}

function TemplatesTable({ templates }: { templates: readonly Template[] }) {
  return (
    <PlainTable
      label="Templates"
      columns={columns}
      rows={templates.map((template) => ({
        key: template.id,
        cells: [
          <TemplateName key="name" template={template} />,
          <When key="changed" at={template.updatedAt} className="text-muted" />,
        ],
      }))}
    />
  )
}

function TemplateName({ template: { id, name, subject } }: { template: Template }) {
  return (
    <>
      <Link to="/templates/$templateId" params={{ templateId: id }} className="row-link font-medium">
        {name}
      </Link>
      <span className="block truncate text-muted">{subject}</span>
    </>
  )
}
