import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { DateOrder, ImportOptions, ImportPreview } from './preview.ts'

export interface FormatSentenceProps {
  fileName: string
  /** As the file was read. */
  options: ImportPreview['options']
  onChange: (options: Partial<ImportOptions>) => void
}

/** How the file is written, in one line, and the way to read it otherwise. */
export function FormatSentence({ fileName, options, onChange }: FormatSentenceProps) {
  const isSheet = /\.xlsx$/i.test(fileName)
  return (
    <p className="flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-x-2 text-muted">
      <span className="min-w-0">{sentenceOf(options, isSheet)}</span>
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
        <FormatForm {...{ isSheet, options, onChange }} />
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

function sentenceOf(
  { delimiter, hasHeader, dateOrder, decimal, currency }: ImportPreview['options'],
  isSheet: boolean,
) {
  const parted = delimiters.find(({ value }) => value === delimiter)?.label
  const dates = dateOrders.find(({ value }) => value === dateOrder)?.label.split(' ')[0]
  return [
    isSheet ? 'A spreadsheet' : `Parted by ${parted}`,
    hasHeader ? 'names in the first row' : 'no names of columns',
    `dates as ${dates}`,
    `amounts as ${decimal === '.' ? '1,234.50' : '1.234,50'} ${currency}`,
  ].join(' · ')
}

function FormatForm({
  isSheet,
  options,
  onChange,
}: Omit<FormatSentenceProps, 'fileName'> & { isSheet: boolean }) {
  // Read otherwise, the file has other columns: what they become is guessed anew.
  const reshape = (change: Partial<ImportOptions>) => onChange({ ...change, mapping: undefined })
  return (
    <div className="grid grid-cols-2 gap-3">
      <Switch
        className="col-span-2"
        checked={options.hasHeader}
        onCheckedChange={(hasHeader) => reshape({ hasHeader })}
      >
        The first row names the columns
      </Switch>
      {!isSheet && (
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
      <Field label="Rows above the names">
        <NumberInput
          value={options.skipRows}
          min={0}
          max={1000}
          digits={0}
          onValueChange={(skipRows) => skipRows !== null && reshape({ skipRows })}
        />
      </Field>
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
