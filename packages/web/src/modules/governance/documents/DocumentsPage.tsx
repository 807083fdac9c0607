import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../app/api-query.ts'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { DocumentsForm } from './DocumentsForm.tsx'
import type { DocumentSettings } from './document-settings.ts'

/** How quotes look, and what holds for all of them. */
export function DocumentsPage() {
  return (
    <Guarded permission="settings.manage" what="how documents look">
      <PageHeader
        title="Documents"
        description="What stands on your quotes and invoices, and what holds for all of them."
      />
      <Settings />
    </Guarded>
  )
}

function Settings() {
  const asked = useQuery({ ...apiQuery<DocumentSettings>('settings'), meta: { topics: ['settings'] } })
  return (
    <Answer asked={asked} what="the settings">
      {(settings) => <DocumentsForm settings={settings} />}
    </Answer>
  )
}
