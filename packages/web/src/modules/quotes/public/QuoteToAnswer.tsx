import { chooseLine, quoteWords, sayRecurringTerms } from '@regulars/model'
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { apiUrl } from '../../../app/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { buttonLook } from '../../../ui/button-look.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { AskDialog } from './AskDialog.tsx'
import { DeclineDialog } from './DeclineDialog.tsx'
import { type PublicQuote, priceChosen } from './public-quote.ts'
import { QuoteHead } from './QuoteHead.tsx'
import { QuoteLines } from './QuoteLines.tsx'
import { QuoteState } from './QuoteState.tsx'
import { QuoteTotals } from './QuoteTotals.tsx'
import { SignDialog } from './SignDialog.tsx'

export interface QuoteToAnswerProps {
  quote: PublicQuote
  /** Its address below the API. */
  path: string
}

type Asked = 'sign' | 'ask' | 'decline'

/** The quote and what its customer can do with it. */
export function QuoteToAnswer({ quote, path }: QuoteToAnswerProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<Asked>()
  const priced = useMemo(() => priceChosen(quote, chosen), [quote, chosen])
  const words = quoteWords(quote.language)
  const { moneyExact } = useFormat()
  const isOpen = quote.status === 'sent'
  const toggle = (id: string, isChosen: boolean) =>
    setChosen(chooseLine(quote.lines, chosen, { id, isChosen }))
  const close = () => setAsked(undefined)
  return (
    <>
      <div className="h-1.5" style={{ background: quote.business.color }} aria-hidden="true" />
      <main className="mx-auto max-w-2xl px-5 pt-6 pb-36 sm:pt-12">
        <QuoteHead quote={quote} words={words} />
        <QuoteState quote={quote} words={words} />
        <QuoteLines {...{ quote, words, priced, chosen }} onToggle={isOpen ? toggle : undefined} />
        <QuoteTotals
          {...{ quote, words }}
          total={priced.total}
          recurring={sayRecurringTerms(quote, quote.lines, quote.language)}
        />
        {quote.terms && <Terms heading={words.terms} text={quote.terms} />}
        <nav className="mt-8 flex flex-wrap gap-2" aria-label={words.quote}>
          <a
            className={buttonLook('secondary')}
            href={apiUrl(`${path}/document.pdf`)}
            target="_blank"
            rel="noreferrer"
          >
            <Download aria-hidden="true" />
            {words.download}
          </a>
          <Button onClick={() => setAsked('ask')}>{words.ask}</Button>
          {isOpen && (
            <Button variant="quiet" onClick={() => setAsked('decline')}>
              {words.decline}
            </Button>
          )}
        </nav>
      </main>
      {isOpen && (
        <div className="fixed inset-x-0 bottom-0 border-t border-hairline bg-raised pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
          <div className="mx-auto flex max-w-2xl items-center justify-between gap-4 px-5">
            <p aria-live="polite">
              <span className="block text-small text-muted">{words.total}</span>
              <span className="font-serif text-name tabular-nums">{moneyExact(priced.total.gross)}</span>
            </p>
            <Button variant="primary" className="h-11 px-5" onClick={() => setAsked('sign')}>
              {words.accept}
            </Button>
          </div>
        </div>
      )}
      <SignDialog
        {...{ quote, path, words, chosen }}
        open={asked === 'sign'}
        gross={priced.total.gross}
        total={moneyExact(priced.total.gross)}
        onClose={close}
      />
      <AskDialog {...{ path, words }} open={asked === 'ask'} onClose={close} />
      <DeclineDialog {...{ path, words }} open={asked === 'decline'} onClose={close} />
    </>
  )
}

function Terms({ heading, text }: { heading: string; text: string }) {
  return (
    <section className="mt-10">
      <h2 className="font-serif text-name">{heading}</h2>
      <p className="mt-2 text-small whitespace-pre-line text-muted">{text}</p>
    </section>
  )
}
