import { order } from '@regulars/model'
import { CountryInput } from '../../../records/inputs/country.tsx'
import { Field } from '../../../ui/Field.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { WrittenDocumentSettings } from './document-settings.ts'

interface InvoiceFieldsProps {
  wanted: WrittenDocumentSettings
  change: (some: Partial<WrittenDocumentSettings>) => void
  faultOf: (field: string) => string | undefined
}

type TextSetting = 'businessStreet' | 'businessPostcode' | 'businessCity' | 'iban'

const texts: { key: TextSetting; label: string; maxLength: number; hint?: string }[] = [
  { key: 'businessStreet', label: 'Street', maxLength: 300 },
  { key: 'businessPostcode', label: 'Postcode', maxLength: 20 },
  { key: 'businessCity', label: 'City', maxLength: 150 },
  { key: 'iban', label: 'Bank account', maxLength: 50, hint: 'The IBAN that invoices are paid to.' },
]

/** What invoices that other programs read must say of the business, and when contracts are called to mind. */
export function InvoiceFields({ wanted, change, faultOf }: InvoiceFieldsProps) {
  return (
    <>
      <SectionHeader title="Invoices and contracts" description="Part by part, as other programs read it." />
      <div className="grid gap-4 sm:grid-cols-2">
        {texts.map(({ key, label, maxLength, hint }) => (
          <Field key={key} label={label} optional hint={hint} error={faultOf(key)}>
            <TextInput
              value={wanted[key] ?? ''}
              maxLength={maxLength}
              onValueChange={(text) => change({ [key]: text || null })}
            />
          </Field>
        ))}
        <Field label="Country" optional error={faultOf('businessCountry')}>
          <CountryInput
            field={order.fields.country as never}
            value={wanted.businessCountry}
            onValueChange={(businessCountry) => change({ businessCountry })}
          />
        </Field>
        <Field label="An invoice is due within" error={faultOf('paymentDays')}>
          <NumberInput
            value={wanted.paymentDays}
            min={0}
            max={365}
            digits={0}
            suffix="days"
            onValueChange={(days) => days !== null && change({ paymentDays: days })}
          />
        </Field>
        <Field label="Remind of a contract before its notice day" error={faultOf('contractReminderDays')}>
          <NumberInput
            value={wanted.contractReminderDays}
            min={0}
            max={365}
            digits={0}
            suffix="days"
            onValueChange={(days) => days !== null && change({ contractReminderDays: days })}
          />
        </Field>
      </div>
    </>
  )
}
