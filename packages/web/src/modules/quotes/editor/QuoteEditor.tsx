import { priceQuote } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, Eye, FileStack, Send } from 'lucide-react'
import { useMemo, useState } from 'react'
import { apiUrl } from '../../../app/api.ts'
import { useMay } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { buttonLook } from '../../../ui/button-look.ts'
import { Field } from '../../../ui/Field.tsx'
import { Link } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { taxesQuery } from '../queries.ts'
import type { Quote, QuoteLine } from '../quote.ts'
import { SendDialog } from '../sent/SendDialog.tsx'
import { BeginWithTemplate } from './BeginWithTemplate.tsx'
import { EditorTotals } from './EditorTotals.tsx'
import { KeepAsTemplateDialog } from './KeepAsTemplateDialog.tsx'
import { LinesEditor } from './LinesEditor.tsx'
import { TermsPanel } from './TermsPanel.tsx'
import { type QuoteDraft, useQuoteDraft } from './use-quote-draft.ts'

/** A draft: whom it is for, what is offered, on which terms; what it comes to is worked out while one types. */
export function QuoteEditor({ quote: stored, lines: saved }: { quote: Quote; lines: readonly QuoteLine[] }) {
  const may = useMay()
  const draft = useQuoteDraft(stored, saved)
  const { quote, lines, change } = draft
  const taxes = useQuery(taxesQuery(quote.taxCountry))
  const priced = useMemo(() => {
    const byClass = new Map(taxes.data?.data.map(({ taxClassId, taxes: some }) => [taxClassId, some]))
    const ready = lines.map((line) => ({ ...line, taxes: byClass.get(line.taxClassId ?? '') ?? [] }))
    return priceQuote(ready, quote)
  }, [lines, taxes.data, quote])
  return (
    <>
      <EditorHead draft={draft} />
      <fieldset disabled={!may('quote.update')} className="min-w-0">
        <div className="flex flex-col gap-x-10 gap-y-8 xl:flex-row">
          <div className="min-w-0 flex-1">
            <Field label="What it is about" className="mb-5">
              <TextInput
                value={quote.title}
                maxLength={300}
                required
                onValueChange={(title) => change({ title })}
              />
            </Field>
            {lines.length === 0 && <BeginWithTemplate draft={draft} />}
            <LinesEditor draft={draft} priced={priced.lines} />
            <EditorTotals draft={draft} total={priced.total} />
            <div className="mt-8 space-y-5">
              <Words
                label="Before the lines"
                value={quote.introduction}
                onChange={(introduction) => change({ introduction })}
              />
              <Words label="Terms" value={quote.terms} onChange={(terms) => change({ terms })} />
            </div>
          </div>
          <TermsPanel draft={draft} hasLines={lines.length > 0} />
        </div>
      </fieldset>
    </>
  )
}

function EditorHead({ draft }: { draft: QuoteDraft }) {
  const may = useMay()
  const [isSending, setSending] = useState(false)
  const [isKeeping, setKeeping] = useState(false)
  const { quote, lines, state, settled } = draft
  const states = { saved: 'saved as you write', saving: 'saving…', failed: 'not saved yet' }
  return (
    <>
      <Link to="/quotes" className="mb-1 inline-flex items-center gap-1 text-small text-muted">
        <ChevronLeft className="size-3.5 rtl:rotate-180" aria-hidden="true" />
        Quotes
      </Link>
      <PageHeader
        title={quote.title}
        description={
          <span role="status">
            {quote.number} · {quote.revision > 1 && `version ${quote.revision} · `}draft · {states[state]}
          </span>
        }
        actions={
          <>
            {may('quoteTemplate.create') && lines.length > 0 && (
              <Button
                icon={<FileStack aria-hidden="true" />}
                onClick={async () => (await settled()) && setKeeping(true)}
              >
                Keep as a template…
              </Button>
            )}
            <a
              className={buttonLook('secondary')}
              href={apiUrl(`quotes/${quote.id}/document.pdf`)}
              target="_blank"
              rel="noreferrer"
            >
              <Eye aria-hidden="true" />
              PDF
            </a>
            {may('quote.update') && (
              <Button
                variant="primary"
                icon={<Send aria-hidden="true" />}
                onClick={async () => (await settled()) && setSending(true)}
              >
                Send…
              </Button>
            )}
          </>
        }
      />
      <SendDialog quote={quote} open={isSending} onOpenChange={setSending} />
      <KeepAsTemplateDialog
        quoteId={quote.id}
        title={quote.title}
        open={isKeeping}
        onOpenChange={setKeeping}
      />
    </>
  )
}

interface WordsProps {
  label: string
  value: string | null
  onChange: (value: string | null) => void
}

function Words({ label, value, onChange }: WordsProps) {
  return (
    <Field label={label} optional>
      <TextArea
        value={value ?? ''}
        maxLength={10_000}
        onValueChange={(text) => onChange(text === '' ? null : text)}
      />
    </Field>
  )
}
