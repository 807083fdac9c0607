import { fillWords, quoteWords } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { usePageTitle } from '../../../app/page-title.ts'
import { asProblem } from '../../../app/problem.ts'
import { FormatProvider } from '../../../ui/format/use-format.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { type PublicQuote, tagOf } from './public-quote.ts'
import { QuoteToAnswer } from './QuoteToAnswer.tsx'

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** What a customer sees behind the link of a quote, first of all on a phone: read, tick, ask, accept and sign, without signing in. */
export function PublicQuotePage() {
  const { token = '' } = useParams({ strict: false })
  const path = `public/quotes/${token}`
  const asked = useQuery({ ...apiQuery<PublicQuote>(path), retry: false })
  const quote = asked.data
  usePageTitle(quote && `${quote.number} · ${quote.business.name}`)
  useLanguage(quote?.language)
  useNoteViewed(path, quote?.status)
  if (asked.isError) return <NotThere isGone={asProblem(asked.error).status === 404} />
  if (!quote)
    return (
      <main className="mx-auto max-w-2xl px-5 py-12">
        <SkeletonText lines={9} />
      </main>
    )
  return (
    <FormatProvider place={{ locale: tagOf(quote), timeZone, currency: quote.currency }}>
      <QuoteToAnswer key={quote.status} quote={quote} path={path} />
    </FormatProvider>
  )
}

/** Screen readers read the quote in its own language. */
function useLanguage(language: string | undefined): void {
  useEffect(() => {
    if (!language) return
    const before = document.documentElement.lang
    document.documentElement.lang = language
    return () => {
      document.documentElement.lang = before
    }
  }, [language])
}

/** Tells the business that it was opened, by a browser that runs: programs that only fetch links do not count. */
function useNoteViewed(path: string, status: string | undefined): void {
  useEffect(() => {
    if (status === 'sent') api.post(`${path}/viewed`).catch(() => undefined)
  }, [path, status])
}

/** The language is not known before there is a quote; the browser's is the best guess. */
function NotThere({ isGone }: { isGone: boolean }) {
  const words = quoteWords(navigator.language.slice(0, 2))
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6">
      <h1 className="font-serif text-title">{fillWords(words.quote, {})}</h1>
      <p className="mt-2 text-muted">{isGone ? words.notFound : words.failed}</p>
    </main>
  )
}
