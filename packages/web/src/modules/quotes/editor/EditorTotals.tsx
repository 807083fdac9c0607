import { largestDiscount, type PricedDocument, quoteWords, sayRecurringTerms } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useMay } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Field } from '../../../ui/Field.tsx'
import { FormatProvider, useFormat } from '../../../ui/format/use-format.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { language } from '../../../ui/texts/language.ts'
import { QuoteTotals } from '../public/QuoteTotals.tsx'
import { quoteSettingsQuery } from '../queries.ts'
import type { QuoteDraft } from './use-quote-draft.ts'

/** What it comes to and what is left of it, live. */
export function EditorTotals({ draft, total }: { draft: QuoteDraft; total: PricedDocument }) {
  const { quote, change } = draft
  const { locale, timeZone } = useFormat()
  return (
    <section aria-label="Totals" className="mt-3 flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
      <div className="space-y-4">
        <Field label="Discount on everything" className="w-40">
          <NumberInput
            value={quote.discountShare ? Math.round(quote.discountShare * 100_000) / 1000 : null}
            min={0}
            max={100}
            digits={3}
            suffix="%"
            placeholder="0"
            onValueChange={(percent) => change({ discountShare: percent === null ? null : percent / 100 })}
          />
        </Field>
        <Margin total={total} currency={quote.currency} />
      </div>
      <div className="min-w-72 flex-1">
        <FormatProvider place={{ locale, timeZone, currency: quote.currency }}>
          <QuoteTotals
            quote={quote}
            words={quoteWords(language)}
            total={total}
            recurring={sayRecurringTerms(quote, draft.lines, language)}
          />
        </FormatProvider>
      </div>
      <Approval draft={draft} total={total} />
    </section>
  )
}

/** Only for those who may see costs: without them there is none. */
function Margin({ total: { margin, marginShare }, currency }: { total: PricedDocument; currency: string }) {
  const { moneyExact, percent } = useFormat()
  if (margin === null) return null
  return (
    <p>
      <span className="block text-small text-muted">Margin, where the cost is known</span>
      <span className={margin < 0 ? 'text-bad tabular-nums' : 'tabular-nums'}>
        {moneyExact(margin, currency)}
        {marginShare !== null && ` · ${percent(marginShare, 1)}`}
      </span>
    </p>
  )
}

function Approval({ draft, total }: { draft: QuoteDraft; total: PricedDocument }) {
  const may = useMay()
  const { percent } = useFormat()
  const { quote, lines, settled } = draft
  const limit =
    useQuery({ ...quoteSettingsQuery, meta: { topics: ['settings'] } }).data?.discountLimit ?? null
  const approve = useMutation({
    mutationFn: async () => (await settled()) && api.post(`quotes/${quote.id}/approve`),
    onSuccess: () => invalidateTopic('quotes'),
    onError: showProblem,
  })
  const discount = largestDiscount(lines, total)
  if (limit === null || discount <= limit) return null
  if (quote.approvedAt && draft.state === 'saved')
    return (
      <div className="w-full">
        <Callout tone="good">The discount of {percent(discount, 1)} is approved.</Callout>
      </div>
    )
  return (
    <div className="w-full">
      <Callout
        tone="attention"
        title={`A discount of ${percent(discount, 1)} needs an approval.`}
        action={
          may('quote.approve') && (
            <Button busy={approve.isPending} onClick={() => approve.mutate()}>
              Approve it
            </Button>
          )
        }
      >
        {may('quote.approve')
          ? `It is above the limit of ${percent(limit, 1)}. Changing the quote takes an approval back.`
          : `It is above the limit of ${percent(limit, 1)}. Ask somebody who may approve it.`}
      </Callout>
    </div>
  )
}
