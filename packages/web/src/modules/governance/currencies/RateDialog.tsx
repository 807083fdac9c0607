import { dayAt } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { FormDialog } from '../../../app/FormDialog.tsx'
import { currencies, loadCurrencies, optionFor } from '../../../app/place-options.ts'
import { asProblem } from '../../../app/problem.ts'
import { queryClient } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Combobox } from '../../../ui/Combobox.tsx'
import { DateInput } from '../../../ui/DateInput.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'

export interface RateDialogProps {
  /** What the rate is of, when that is known. */
  currency: string | undefined
  /** The currency of the business. */
  base: string
  onClose: () => void
}

/** Says what one unit of a currency is worth in another from a day on; either may be that of the business. */
export function RateDialog({ currency, base, onClose }: RateDialogProps) {
  const { timeZone } = useFormat()
  const [pair, setPair] = useState({ currency: currency ?? null, base })
  const [rate, setRate] = useState<number | null>(null)
  const [validFrom, setValidFrom] = useState<string | null>(() => dayAt(new Date(), timeZone))
  const save = useMutation({
    mutationFn: () => api.write('POST', 'exchange-rates', { ...pair, rate, validFrom }),
    onSuccess: ({ changeSetId }) => {
      for (const path of ['currencies', 'exchange-rates'])
        void queryClient.invalidateQueries({ queryKey: [path] })
      offerUndo({ title: `One ${pair.currency} is worth ${rate} ${pair.base}.`, changeSetId })
      onClose()
    },
  })
  const faultOf = (field: string) => (save.error ? asProblem(save.error).faultOf(field) : undefined)
  return (
    <FormDialog
      title={currency === undefined ? 'Add an exchange rate' : `What is one ${currency} worth?`}
      onClose={onClose}
      verb="Add"
      busy={save.isPending}
      error={save.error}
      onSubmit={save.mutate}
    >
      {currency === undefined && (
        <Field label="One unit of" error={faultOf('currency')}>
          <Combobox
            required
            value={pair.currency === null ? null : optionFor(currencies, pair.currency)}
            load={loadCurrencies}
            onValueChange={(chosen) => setPair({ ...pair, currency: chosen?.value ?? null })}
          />
        </Field>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Is worth" error={faultOf('rate')}>
          <NumberInput value={rate} onValueChange={setRate} digits={8} />
        </Field>
        <Field label="In currency" error={faultOf('base')}>
          <Combobox
            required
            value={optionFor(currencies, pair.base)}
            load={loadCurrencies}
            onValueChange={(chosen) => chosen && setPair({ ...pair, base: chosen.value })}
          />
        </Field>
      </div>
      <Field
        label="From"
        error={faultOf('validFrom')}
        hint="The first day it holds, until the next one begins. What was before the first of all counts with that."
      >
        <DateInput value={validFrom} onValueChange={setValidFrom} />
      </Field>
    </FormDialog>
  )
}
