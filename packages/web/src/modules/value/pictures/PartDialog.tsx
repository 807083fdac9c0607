import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { ValuePictures } from '../value-queries.ts'
import { MakeSegmentFooter } from './MakeSegmentFooter.tsx'
import { conditionOf, type MapPart, within } from './map-part.ts'

interface PartDialogProps {
  pictures: ValuePictures
  part: MapPart
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Makes a segment of a part of the map, whose bounds can still be moved: what a frame does for a mouse, this does for a keyboard. */
export function PartDialog({ pictures, part: drawn, open, onOpenChange }: PartDialogProps) {
  const [part, setPart] = useState(drawn)
  const [name, setName] = useState('')
  const bound = (label: string, key: keyof MapPart, isOpenAbove = false) => (
    <Field label={label} hint={isOpenAbove ? 'Empty: no limit.' : undefined}>
      <NumberInput
        value={part[key]}
        min={key === 'purchasesFrom' ? 1 : 0}
        onValueChange={(value) =>
          setPart({ ...part, [key]: value ?? (isOpenAbove ? null : drawn[key]) } as MapPart)
        }
      />
    </Field>
  )
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Make a segment"
      description={<Inside pictures={pictures} part={part} />}
      footer={
        <MakeSegmentFooter name={name} condition={conditionOf(part)} onDone={() => onOpenChange(false)} />
      }
    >
      <div className="space-y-4">
        <Field label="Name">
          <TextInput value={name} onValueChange={setName} maxLength={200} />
        </Field>
        <div className="grid grid-cols-2 gap-4">
          {bound('Days since the last order, from', 'recencyFrom')}
          {bound('to', 'recencyTo', true)}
          {bound('Days with a purchase, from', 'purchasesFrom')}
          {bound('to', 'purchasesTo', true)}
        </div>
      </div>
    </Dialog>
  )
}

function Inside({
  pictures: { map, currency, lifetimeValue },
  part,
}: Pick<PartDialogProps, 'pictures' | 'part'>) {
  const { number, money } = useFormat()
  const inside = within(map, part)
  const expected =
    lifetimeValue === null
      ? ''
      : ` and are expected to bring ${money(inside.lifetimeValue, currency)} in 12 months`
  return `${number(inside.customers)} people, who have brought ${money(inside.spend, currency)}${expected}. Whoever fits is in it, after every analysis.`
}
