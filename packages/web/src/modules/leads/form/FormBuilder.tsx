import { ChevronLeft, ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { Link } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { ConsentPart } from './ConsentPart.tsx'
import type { Form } from './form.ts'
import { QuestionList } from './QuestionList.tsx'
import { type FormDraft, useFormDraft } from './use-form-draft.ts'
import { WebsitePart } from './WebsitePart.tsx'
import { WordsPart } from './WordsPart.tsx'

const said = { saved: 'saved as you write', saving: 'saving…', failed: 'not saved yet' } as const

/** Builds a form: questions, words, consent, website; beside it the page, as it is now. */
export function FormBuilder({ form: stored }: { form: Form }) {
  const draft = useFormDraft(stored)
  const { form, state, error } = draft
  const mayEdit = stored.may?.update !== false
  const [tab, setTab] = useState('questions')
  return (
    <>
      <Link to="/forms" className="mb-1 inline-flex items-center gap-1 text-small text-muted">
        <ChevronLeft className="size-3.5 rtl:rotate-180" aria-hidden="true" />
        Forms
      </Link>
      <PageHeader
        title={form.name}
        description={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span>{form.leadCount === 1 ? '1 lead' : `${form.leadCount ?? 0} leads`}</span>
            {mayEdit && <span>{said[state]}</span>}
            {form.status === 'open' && (
              <a
                href={`/f/${form.slug}`}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 rounded-sm text-accent ring-focus hover:underline"
              >
                Open its page <ExternalLink className="size-3.5" aria-hidden="true" />
              </a>
            )}
          </span>
        }
        actions={mayEdit && <StatusControl {...draft} />}
      />
      <div className="mb-4 empty:hidden">
        <ProblemCallout error={error} />
      </div>
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)]">
        <fieldset disabled={!mayEdit} className="min-w-0">
          <Tabs
            label="Form"
            value={tab}
            onValueChange={setTab}
            tabs={[
              { name: 'questions', label: 'Questions', panel: <QuestionList {...draft} /> },
              { name: 'words', label: 'Words', panel: <WordsPart {...draft} /> },
              { name: 'consent', label: 'Consent', panel: <ConsentPart {...draft} /> },
              { name: 'website', label: 'Website', panel: <WebsitePart {...draft} /> },
            ]}
          />
        </fieldset>
        <Preview form={form} savedCount={draft.savedCount} />
      </div>
    </>
  )
}

function StatusControl({ form, change }: FormDraft) {
  return (
    <SegmentedControl
      label="State"
      value={form.status}
      onValueChange={(status) => change({ status })}
      options={[
        { value: 'draft', label: 'Draft' },
        { value: 'open', label: 'Open' },
        { value: 'closed', label: 'Closed' },
      ]}
    />
  )
}

/** The very page that people get, as it was last saved. */
function Preview({ form, savedCount }: { form: Form; savedCount: number }) {
  return (
    <section aria-label="Preview" className="xl:sticky xl:top-5 xl:self-start">
      <h2 className="mb-2 text-small font-medium text-muted">As people see it</h2>
      <iframe
        key={savedCount}
        src={`/api/v1/forms/${form.id}/preview`}
        title={`Preview of ${form.name}`}
        sandbox=""
        className="h-[44rem] w-full rounded-lg border border-hairline bg-raised"
      />
    </section>
  )
}
