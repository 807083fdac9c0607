import { fillWords, type QuoteWords } from '@regulars/model'
import { apiUrl } from '../../../app/api.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import type { PublicQuote } from './public-quote.ts'

/** Who offers what to whom, and until when. */
export function QuoteHead({ quote, words }: { quote: PublicQuote; words: QuoteWords }) {
  const { day } = useFormat()
  const { business, customer, number, revision, issuedOn, validUntil } = quote
  const version = revision > 1 ? fillWords(words.version, { version: revision }) : undefined
  return (
    <header>
      <div className="flex items-start justify-between gap-6">
        {business.hasLogo ? (
          <img src={apiUrl('public/logo')} alt={business.name} className="max-h-12 max-w-44 object-contain" />
        ) : (
          <p className="font-serif text-title">{business.name}</p>
        )}
        <p className="text-right text-small whitespace-pre-line text-muted">{business.letterhead}</p>
      </div>
      <p className="mt-10 text-small text-muted">
        {[words.quote, number, version].filter(Boolean).join(' · ')}
      </p>
      <h1 className="mt-1 font-serif text-greeting text-balance">{quote.title}</h1>
      <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Fact term={words.for}>{customer.slice(0, 2).join('\n')}</Fact>
        <Fact term={words.date}>{day(issuedOn)}</Fact>
        {validUntil && <Fact term={words.validUntil}>{day(validUntil)}</Fact>}
        {business.person && <Fact term={words.contactPerson}>{business.person}</Fact>}
      </dl>
      {quote.introduction && <p className="mt-7 whitespace-pre-line">{quote.introduction}</p>}
    </header>
  )
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="text-small text-muted">{term}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </div>
  )
}
