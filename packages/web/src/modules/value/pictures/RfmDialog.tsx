import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { RfmCell } from '../value-queries.ts'
import { MakeSegmentFooter } from './MakeSegmentFooter.tsx'

interface RfmDialogProps {
  cell: RfmCell
  currency: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Makes a segment of one cell of the grid. */
export function RfmDialog({ cell, currency, open, onOpenChange }: RfmDialogProps) {
  const { recencyScore, frequencyScore, stillCustomer } = cell
  const { number, money, percent } = useFormat()
  const [name, setName] = useState(`Recency ${recencyScore}, frequency ${frequencyScore}`)
  const still =
    stillCustomer === null
      ? ''
      : ` On average they are ${percent(stillCustomer)} likely to still be customers.`
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Make a segment"
      description={`${number(cell.customers)} people, who have brought ${money(cell.spend, currency)}.${still} Whoever fits is in it, after every analysis.`}
      footer={
        <MakeSegmentFooter
          name={name}
          condition={{
            all: [
              { field: 'score.recencyScore', op: 'is', value: recencyScore },
              { field: 'score.frequencyScore', op: 'is', value: frequencyScore },
            ],
          }}
          onDone={() => onOpenChange(false)}
        />
      }
    >
      <Field label="Name">
        <TextInput value={name} onValueChange={setName} maxLength={200} />
      </Field>
    </Dialog>
  )
}
