import { priceQuote, quoteWords, sayRecurringTerms } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft, Copy, FileText } from 'lucide-react'
import { useMemo } from 'react'
import { api, apiUrl } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useMay } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { buttonLook } from '../../../ui/button-look.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { FormatProvider, useFormat } from '../../../ui/format/use-format.tsx'
import { Link } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { language } from '../../../ui/texts/language.ts'
import { QuoteLines } from '../public/QuoteLines.tsx'
import { QuoteTotals } from '../public/QuoteTotals.tsx'
import { type Quote, type QuoteLine, statusWords } from '../quote.ts'
import { WhatHappened } from './WhatHappened.tsx'

const none: ReadonlySet<string> = new Set()

/** A quote as its customer has it, and what became of it. */
export function SentQuote({ quote, lines }: { quote: Quote; lines: readonly QuoteLine[] }) {
  const { locale, timeZone } = useFormat()
  const priced = useMemo(() => priceQuote(lines, quote), [lines, quote])
  const shown = lines.map((line) => ({ ...line, taxes: line.taxes ?? [] }))
  const words = quoteWords(language)
  return (
    <>
      <Head quote={quote} />
      <div className="flex flex-col gap-x-10 gap-y-8 xl:flex-row">
        <div className="min-w-0 flex-1">
          <FormatProvider place={{ locale, timeZone, currency: quote.currency }}>
            {quote.introduction && <p className="max-w-prose whitespace-pre-line">{quote.introduction}</p>}
            <QuoteLines quote={{ lines: shown }} words={words} priced={priced} chosen={none} />
            <QuoteTotals
              quote={quote}
              words={words}
              total={priced.total}
              recurring={sayRecurringTerms(quote, lines, language)}
            />
          </FormatProvider>
          {quote.terms && (
            <section className="mt-8">
              <SectionHeader title="Terms" />
              <p className="max-w-prose whitespace-pre-line text-muted">{quote.terms}</p>
            </section>
          )}
        </div>
        <WhatHappened quote={quote} />
      </div>
    </>
  )
}

function Head({ quote }: { quote: Quote }) {
  const { word, tone } = statusWords[quote.status]
  return (
    <>
      <Link to="/quotes" className="mb-1 inline-flex items-center gap-1 text-small text-muted">
        <ChevronLeft className="size-3.5 rtl:rotate-180" aria-hidden="true" />
        Quotes
      </Link>
      <PageHeader
        title={quote.title}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <Pill tone={tone}>{word}</Pill>
            {quote.number}
            {quote.revision > 1 && ` · version ${quote.revision}`}
          </span>
        }
        actions={
          <>
            <a
              className={buttonLook('secondary')}
              href={apiUrl(`quotes/${quote.id}/document.pdf`)}
              target="_blank"
              rel="noreferrer"
            >
              <FileText aria-hidden="true" />
              PDF
            </a>
            <Revise quote={quote} />
          </>
        }
      />
      {quote.status === 'sent' && <CustomerLink quoteId={quote.id} />}
    </>
  )
}

function Revise({ quote }: { quote: Quote }) {
  const may = useMay()
  const navigate = useNavigate()
  const revise = useMutation({
    mutationFn: () => api.post<Quote>(`quotes/${quote.id}/revise`),
    onSuccess: async ({ id }) => {
      await invalidateTopic('quotes')
      await navigate({ to: `/quotes/${id}` as '/' })
    },
    onError: showProblem,
  })
  const canBe = ['sent', 'declined', 'expired'].includes(quote.status)
  if (!canBe || !may('quote.create')) return null
  return (
    <Button icon={<Copy aria-hidden="true" />} busy={revise.isPending} onClick={() => revise.mutate()}>
      New version
    </Button>
  )
}

function CustomerLink({ quoteId }: { quoteId: string }) {
  const { data } = useQuery(apiQuery<{ link: string | null }>(`quotes/${quoteId}/link`))
  if (!data?.link) return null
  return (
    <div className="mb-6 flex max-w-2xl items-center gap-2 rounded-md bg-sunken py-1 pr-1 pl-3">
      <span className="shrink-0 text-small text-muted">The customer’s link</span>
      <a
        href={data.link}
        target="_blank"
        rel="noreferrer"
        className="min-w-0 flex-1 truncate underline decoration-faint"
      >
        {data.link}
      </a>
      <CopyButton text={data.link} label="Copy the link" />
    </div>
  )
}
