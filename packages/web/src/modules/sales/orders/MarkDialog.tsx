import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { queryClient } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'
import { DateInput } from '../../../ui/DateInput.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import {
  type MarkKind,
  markedQuery,
  nameOf,
  type Order,
  type OrderLine,
  openOf,
  orderLinesQuery,
} from './order.ts'

const words: Record<MarkKind, { title: string; verb: string; done: string; number: string }> = {
  delivered: {
    title: 'What is delivered?',
    verb: 'Note the delivery',
    done: 'Delivery noted.',
    number: 'Delivery note',
  },
  invoiced: {
    title: 'What is invoiced?',
    verb: 'Note the invoice',
    done: 'Invoice noted.',
    number: 'Invoice number',
  },
  returned: { title: 'What came back?', verb: 'Note the return', done: 'Return noted.', number: 'Why' },
}

interface MarkDialogProps {
  order: Order
  kind: MarkKind
  onClose: () => void
}

/** Notes how much of each line is delivered, invoiced or came back; what is open is filled in. */
export function MarkDialog({ order, kind, onClose }: MarkDialogProps) {
  const formId = useId()
  const { lines, quantities, change } = useOpenLines(order.id, kind)
  const [on, setOn] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const save = useMutation({
    mutationFn: () => send(order.id, kind, { lines: chosen(lines, quantities), on, reference }),
    onSuccess: async ({ changeSetId }) => {
      if (changeSetId) offerUndo({ title: words[kind].done, changeSetId })
      onClose()
      await queryClient.invalidateQueries()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const isNothing = chosen(lines, quantities).length === 0
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words[kind].title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={save.isPending} disabled={isNothing}>
            {words[kind].verb}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={save.error} />
        <Quantities {...{ lines, quantities, change }} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={words[kind].number} optional>
            <TextInput value={reference} maxLength={100} onValueChange={setReference} />
          </Field>
          {kind !== 'returned' && (
            <Field label="On" optional hint="Today, unless you say otherwise.">
              <DateInput value={on} onValueChange={setOn} />
            </Field>
          )}
        </div>
      </form>
    </Dialog>
  )
}

interface OpenLine {
  line: OrderLine
  open: number
}

function useOpenLines(orderId: string, kind: MarkKind) {
  const lines = useQuery(orderLinesQuery(orderId))
  const marks = useQuery(markedQuery(orderId))
  const [changed, setChanged] = useState<ReadonlyMap<string, number>>(new Map())
  const open: OpenLine[] | undefined =
    lines.data && marks.data
      ? lines.data.data
          .map((line) => ({ line, open: openOf(line, kind, marks.data.get(line.id)) }))
          .filter((each) => each.open !== 0)
      : undefined
  // What comes back is the exception, so it begins at nought.
  const quantities = new Map(
    open?.map(({ line, open: most }) => [line.id, changed.get(line.id) ?? (kind === 'returned' ? 0 : most)]),
  )
  const change = (id: string, quantity: number) => setChanged(new Map([...changed, [id, quantity]]))
  return { lines: open, quantities, change }
}

const chosen = (lines: readonly OpenLine[] | undefined, quantities: ReadonlyMap<string, number>) =>
  (lines ?? []).flatMap(({ line: { id } }) => {
    const quantity = quantities.get(id) ?? 0
    return quantity === 0 ? [] : [{ lineId: id, quantity }]
  })

interface Noted {
  lines: { lineId: string; quantity: number }[]
  on: string | null
  reference: string
}

function send(orderId: string, kind: MarkKind, { lines, on, reference }: Noted) {
  if (kind === 'returned')
    return api.write('POST', `orders/${orderId}/returns`, { lines, reason: reference || null })
  const create = lines.map((line) => ({
    ...line,
    ...{ orderId, kind, reference: reference || null },
    ...(on ? { on } : {}),
  }))
  return api.write('POST', 'order-marks/batch', { create })
}

interface QuantitiesProps {
  lines: readonly OpenLine[] | undefined
  quantities: ReadonlyMap<string, number>
  change: (id: string, quantity: number) => void
}

function Quantities({ lines, quantities, change }: QuantitiesProps) {
  const { number } = useFormat()
  if (!lines) return <SkeletonRows rows={3} />
  if (lines.length === 0) return <p className="text-muted">Nothing of this order is left to note.</p>
  return (
    <ul aria-label="Lines" className="border-y border-hairline">
      {lines.map(({ line, open }) => (
        <li key={line.id} className="flex items-center gap-3 border-b border-hairline py-2 last:border-0">
          <span className="min-w-0 flex-1 wrap-anywhere">
            {nameOf(line)}
            <span className="block text-small text-muted">
              {number(open)} {line.unit} of {number(line.quantity)} open
            </span>
          </span>
          <div className="w-28 shrink-0">
            <NumberInput
              aria-label={`Quantity of ${nameOf(line)}`}
              value={quantities.get(line.id) ?? 0}
              min={Math.min(0, open)}
              max={Math.max(0, open)}
              digits={6}
              onValueChange={(quantity) => change(line.id, quantity ?? 0)}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}
