import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { DateOrder, ImportOptions, ImportPreview } from './preview.ts'

export interface FormatSentenceProps {
  /** As the file was read. */
  options: ImportPreview['options']
  onChange: (options: Partial<ImportOptions>) => void
}

/** How the file is written, in one line, and the way to read it otherwise. */
export function FormatSentence({ options, onChange }: FormatSentenceProps) {
  return (
    <p className="flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-x-2 text-muted">
      <span className="min-w-0">{sentenceOf(options)}</span>
      <Popover
        title="How the file is written"
        align="end"
        className="w-96"
        trigger={
          <Button variant="quiet" className="max-sm:-mx-3">
            Read it otherwise
          </Button>
        }
      >
        <FormatForm {...{ options, onChange }} />
      </Popover>
    </p>
  )
}

const delimiters = [
  { value: ',', label: 'commas' },
  { value: ';', label: 'semicolons' },
  { value: '\t', label: 'tabs' },
  { value: '|', label: 'bars' },
  { value: 'whitespace', label: 'spaces' },
  { value: 'fixed', label: 'their place in the line' },
] as const

const dateOrders: { value: DateOrder; label: string }[] = [
  { value: 'dmy', label: '31.12.2026 (day first)' },
  { value: 'mdy', label: '12/31/2026 (month first)' },
  { value: 'ymd', label: '2026-12-31 (year first)' },
]

const decimals = [
  { value: '.', label: '1,234.50' },
  { value: ',', label: '1.234,50' },
] as const

const encodings = ['utf-8', 'windows-1252', 'windows-1250', 'iso-8859-2', 'utf-16le', 'windows-1251']

const containers: Record<string, string> = {
  xlsx: 'A spreadsheet',
  ods: 'A spreadsheet',
  vcard: 'Address cards',
  json: 'JSON',
}

/** Records that name their own fields have no row of names. */
const namesFields = (container: string): boolean => container === 'vcard' || container === 'json'

function sentenceOf({
  container,
  delimiter,
  hasHeader,
  dateOrder,
  decimal,
  currency,
}: ImportPreview['options']) {
  const parted = delimiters.find(({ value }) => value === delimiter)?.label
  const dates = dateOrders.find(({ value }) => value === dateOrder)?.label.split(/[()]/)[1]
  return [
    containers[container] ?? `Parted by ${parted}`,
    ...(namesFields(container) ? [] : [hasHeader ? 'names in the first row' : 'no names of columns']),
    `dates with the ${dates}`,
    `amounts as ${decimal === '.' ? '1,234.50' : '1.234,50'} ${currency}`,
  ].join(' · ')
}

function FormatForm({ options, onChange }: FormatSentenceProps) {
  const isText = options.container === 'text'
  const hasNames = namesFields(options.container)
  // Read otherwise, the file has other columns: what they become is guessed anew.
  const reshape = (change: Partial<ImportOptions>) =>
    onChange({ ...change, mapping: undefined, fixes: undefined, edits: undefined })
  return (
    <div className="grid grid-cols-2 gap-3">
      {!hasNames && (
        <Switch
          className="col-span-2"
          checked={options.hasHeader}
          onCheckedChange={(hasHeader) => reshape({ hasHeader })}
        >
          The first row names the columns
        </Switch>
      )}
      {isText && (
        <>
          <Field label="Columns parted by">
            <Select
              value={options.delimiter}
              onValueChange={(delimiter) => reshape({ delimiter })}
              options={delimiters}
            />
          </Field>
          <Field label="Encoding">
            <Select
              value={options.encoding}
              onValueChange={(encoding) => reshape({ encoding })}
              options={[...new Set([options.encoding, ...encodings])].map((value) => ({
                value,
                label: value,
              }))}
            />
          </Field>
        </>
      )}
      <Field label="Dates">
        <Select
          value={options.dateOrder}
          onValueChange={(order) => onChange({ dateFormat: order.toUpperCase() })}
          options={dateOrders}
        />
      </Field>
      <Field label="Numbers">
        <Select
          value={options.decimal}
          onValueChange={(decimal) => onChange({ decimal })}
          options={decimals}
        />
      </Field>
      <CurrencyField currency={options.currency} onChange={(currency) => onChange({ currency })} />
      {!hasNames && (
        <Field label="Rows above the names">
          <NumberInput
            value={options.skipRows}
            min={0}
            max={1000}
            digits={0}
            onValueChange={(skipRows) => skipRows !== null && reshape({ skipRows })}
          />
        </Field>
      )}
    </div>
  )
}

/** Asked only once it is three letters long. */
function CurrencyField({ currency, onChange }: { currency: string; onChange: (currency: string) => void }) {
  return (
    <Field label="Currency" hint="of amounts that name none">
      <TextInput
        key={currency}
        defaultValue={currency}
        maxLength={3}
        onValueChange={(typed) => /^[a-z]{3}$/i.test(typed) && onChange(typed.toUpperCase())}
      />
    </Field>
  )
}
