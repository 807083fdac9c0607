import { dayAt } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { MoneyInput } from '../../ui/MoneyInput.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { type Contract, type ContractLine, contractLinesQuery, holdsOn } from './contract.ts'

/** New prices or quantities from a day on, line by line. */
export function PricesDialog({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const formId = useId()
  const { timeZone } = useFormat()
  const [from, setFrom] = useState<string>(() => dayAt(new Date(), timeZone))
  const [changes, setChanges] = useState<ReadonlyMap<string, Partial<ContractLine>>>(new Map())
  const asked = useQuery(contractLinesQuery(contract.id))
  const lines = asked.data?.data.filter((line) => holdsOn(line, from))
  const change = (id: string, part: Partial<ContractLine>) =>
    setChanges(new Map([...changes, [id, { ...changes.get(id), ...part }]]))
  const changed = (lines ?? []).flatMap((line) => {
    const { unitPrice, quantity } = { ...line, ...changes.get(line.id) }
    return unitPrice === line.unitPrice && quantity === line.quantity
      ? []
      : [{ lineId: line.id, unitPrice, quantity }]
  })
  const save = useMutation({
    mutationFn: () => api.write('POST', `contracts/${contract.id}/price-changes`, { from, lines: changed }),
    onSuccess: async ({ changeSetId }) => {
      if (changeSetId) offerUndo({ title: 'The new prices are noted.', changeSetId })
      onClose()
      await queryClient.invalidateQueries()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Change prices"
      description="Until the day before, everything stays as it was; a bill in between is cut by days."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={save.isPending}
            disabled={changed.length === 0}
          >
            Change them
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={save.error} />
        <Field label="From" className="w-44">
          <DateInput value={from} required onValueChange={(day) => day && setFrom(day)} />
        </Field>
        {!lines && <SkeletonRows rows={2} />}
        {lines?.length === 0 && <p className="text-muted">No line holds on this day.</p>}
        {lines && lines.length > 0 && (
          <ul aria-label="Lines" className="border-y border-hairline">
            {lines.map((line) => (
              <PriceRow
                key={line.id}
                line={{ ...line, ...changes.get(line.id) }}
                onChange={(part) => change(line.id, part)}
              />
            ))}
          </ul>
        )}
      </form>
    </Dialog>
  )
}

function PriceRow({
  line,
  onChange,
}: {
  line: ContractLine
  onChange: (part: Partial<ContractLine>) => void
}) {
  return (
    <li className="flex flex-wrap items-center gap-2 border-b border-hairline py-2 last:border-0">
      <span className="min-w-0 flex-1 basis-40 wrap-anywhere">{line.name}</span>
      <div className="w-28">
        <NumberInput
          aria-label={`Quantity of ${line.name}`}
          value={line.quantity}
          min={0}
          digits={6}
          suffix={line.unit && <span className="text-small">{line.unit}</span>}
          onValueChange={(quantity) => quantity !== null && onChange({ quantity })}
        />
      </div>
      <div className="w-32">
        <MoneyInput
          aria-label={`Price of ${line.name}`}
          minor={line.unitPrice}
          currency={line.currency}
          min={0}
          onMinorChange={(unitPrice) => unitPrice !== null && onChange({ unitPrice })}
        />
      </div>
    </li>
  )
}
