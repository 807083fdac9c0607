import { quoteLanguages, type TaxTreatment } from '@regulars/model'
import { CountryInput } from '../../../records/inputs/country.tsx'
import { CurrencyInput } from '../../../records/inputs/currency.tsx'
import { useObject } from '../../../records/objects/use-objects.ts'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { DateInput } from '../../../ui/DateInput.tsx'
import { Field } from '../../../ui/Field.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import type { Quote } from '../quote.ts'
import type { QuoteDraft } from './use-quote-draft.ts'

const languages = Object.entries(quoteLanguages).map(([value, label]) => ({ value, label }))
const treatments: { value: TaxTreatment; label: string }[] = [
  { value: 'taxed', label: 'Taxed' },
  { value: 'exempt', label: 'Exempt' },
  { value: 'reverseCharge', label: 'Reverse charge' },
]
const roundings: { value: 'document' | 'line'; label: string }[] = [
  { value: 'document', label: 'Once for each rate' },
  { value: 'line', label: 'On each line' },
]

const renewals: { value: Quote['renewal']; label: string }[] = [
  { value: 'automatic', label: 'Renews by itself' },
  { value: 'quoted', label: 'Needs a new quote' },
  { value: 'ends', label: 'Ends' },
]

/** Beside the lines: whom it is for, until when, and how it is priced and taxed. */
export function TermsPanel({ draft, hasLines }: { draft: QuoteDraft; hasLines: boolean }) {
  const { quote, lines, change } = draft
  return (
    <aside aria-label="Terms" className="space-y-4 xl:w-72">
      <Picked
        label="Person"
        object="contact"
        id={quote.contactId}
        onChange={(contactId) => change({ contactId })}
      />
      <Picked
        label="Company"
        object="company"
        id={quote.companyId}
        onChange={(companyId) => change({ companyId })}
      />
      <Picked label="Deal" object="deal" id={quote.dealId} onChange={(dealId) => change({ dealId })} />
      <Field label="Valid until">
        <DateInput value={quote.validUntil} onValueChange={(validUntil) => change({ validUntil })} />
      </Field>
      <Field label="Language">
        <Select
          value={quote.language}
          options={languages}
          onValueChange={(language) => change({ language })}
        />
      </Field>
      <Picked
        label="Price book"
        object="priceBook"
        id={quote.priceBookId}
        onChange={(priceBookId) => change({ priceBookId })}
      />
      {lines.some(({ period }) => period !== 'once') && <Recurring {...{ quote, change }} />}
      <Pricing {...{ quote, change, hasLines }} />
    </aside>
  )
}

/** How what is charged each month or year is agreed; it becomes a contract. */
function Recurring({ quote, change }: Pick<QuoteDraft, 'quote' | 'change'>) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Term">
          <NumberInput
            value={quote.termMonths}
            min={1}
            max={600}
            digits={0}
            suffix="months"
            onValueChange={(termMonths) => termMonths && change({ termMonths })}
          />
        </Field>
        <Field label="Notice">
          <NumberInput
            value={quote.noticeMonths}
            min={0}
            max={60}
            digits={0}
            suffix="months"
            onValueChange={(noticeMonths) => noticeMonths !== null && change({ noticeMonths })}
          />
        </Field>
      </div>
      <Field label="After the term">
        <Select value={quote.renewal} options={renewals} onValueChange={(renewal) => change({ renewal })} />
      </Field>
    </>
  )
}

interface PricingProps extends Pick<QuoteDraft, 'quote' | 'change'> {
  hasLines: boolean
}

function Pricing({ quote, change, hasLines }: PricingProps) {
  const fields = new Map(useObject('quote').fields.map((field) => [field.key, field]))
  const [currency, country] = [fields.get('currency'), fields.get('taxCountry')]
  return (
    <>
      {currency?.kind === 'currency' && !hasLines && (
        <Field label="Currency">
          <CurrencyInput
            field={currency}
            value={quote.currency}
            onValueChange={(code) => code && change({ currency: code })}
          />
        </Field>
      )}
      <Field label="Tax">
        <Select
          value={quote.taxTreatment}
          options={treatments}
          onValueChange={(taxTreatment) => change({ taxTreatment })}
        />
      </Field>
      {country?.kind === 'country' && (
        <Field label="Taxed in">
          <CountryInput
            field={country}
            value={quote.taxCountry}
            onValueChange={(taxCountry) => change({ taxCountry })}
          />
        </Field>
      )}
      <Field label="Tax is rounded">
        <Select
          value={quote.taxRounding}
          options={roundings}
          onValueChange={(taxRounding) => change({ taxRounding })}
        />
      </Field>
      <Switch
        checked={quote.pricesIncludeTax}
        onCheckedChange={(pricesIncludeTax) => change({ pricesIncludeTax })}
      >
        Prices include tax
      </Switch>
    </>
  )
}

interface PickedProps {
  label: string
  object: string
  id: string | null
  onChange: (id: string | null) => void
}

function Picked({ label, object, id, onChange }: PickedProps) {
  return (
    <Field label={label}>
      <RecordPicker object={object} value={id} onValueChange={onChange} />
    </Field>
  )
}
