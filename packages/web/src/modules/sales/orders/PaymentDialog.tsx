import { optionsOf, payment } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { queryClient } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'
import { DateInput } from '../../../ui/DateInput.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { MoneyInput } from '../../../ui/MoneyInput.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { Order } from './order.ts'

const methods = optionsOf(payment.fields.method!).map(({ value, label }) => ({ value, label }))

/** Notes a payment: what is still to be paid is filled in. */
export function PaymentDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const formId = useId()
  const { moneyExact } = useFormat()
  const open = order.total - (order.paid ?? 0)
  const [amount, setAmount] = useState<number | null>(open)
  const [method, setMethod] = useState('transfer')
  const [paidOn, setPaidOn] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const save = useMutation({
    mutationFn: () =>
      api.write('POST', 'payments', {
        ...{ orderId: order.id, amount, method, reference: reference || null },
        ...(paidOn ? { paidOn } : {}),
      }),
    onSuccess: async ({ changeSetId }) => {
      const title = `Payment of ${moneyExact(amount ?? 0, order.currency)} noted.`
      if (changeSetId) offerUndo({ title, changeSetId })
      onClose()
      await queryClient.invalidateQueries()
    },
  })
  const faultOf = (field: string) => (save.error ? asProblem(save.error).faultOf(field) : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title="Note a payment"
      description={`${moneyExact(open, order.currency)} of ${moneyExact(order.total, order.currency)} is still to be paid.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={save.isPending}>
            Note it
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={save.error} />
        <Field label="Amount" hint="Below zero: paid back." error={faultOf('amount')}>
          <MoneyInput minor={amount} currency={order.currency} onMinorChange={setAmount} />
        </Field>
        <Field label="How">
          <Select value={method} options={methods} onValueChange={setMethod} />
        </Field>
        <Field label="On" optional hint="Today, unless you say otherwise.">
          <DateInput value={paidOn} onValueChange={setPaidOn} />
        </Field>
        <Field label="Reference" optional>
          <TextInput value={reference} maxLength={200} onValueChange={setReference} />
        </Field>
      </form>
    </Dialog>
  )
}
