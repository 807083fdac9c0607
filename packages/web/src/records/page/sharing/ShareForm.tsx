import type { ShareLevel } from '@regulars/model'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { DescribedObject } from '../../objects/described-object.ts'
import { useObjects } from '../../objects/use-objects.ts'
import { RecordPicker } from '../../picker/RecordPicker.tsx'
import { levelOptions, type SharedTo, share } from './shares.ts'

const kinds = [
  { value: 'user' as const, label: 'Colleague' },
  { value: 'team' as const, label: 'Team' },
]

/** Whom a record is to be shared with, and how far. Nothing for those who may see neither colleagues nor teams. */
export function ShareForm({ object, id }: { object: DescribedObject; id: string }) {
  const catalogue = useObjects()
  const open = kinds.filter(({ value }) => catalogue.find(value))
  const [kind, setKind] = useState<SharedTo['kind']>(open[0]?.value ?? 'user')
  const [chosen, setChosen] = useState<SharedTo | null>(null)
  const [level, setLevel] = useState<ShareLevel>('read')
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen) return
    setBusy(true)
    if (await share(object, id, chosen, level)) setChosen(null)
    setBusy(false)
  }
  if (open.length === 0) return null
  return (
    <form onSubmit={submit} className="space-y-2">
      <SegmentedControl
        label="Share with a"
        value={kind}
        options={open}
        onValueChange={(next) => {
          setKind(next)
          setChosen(null)
        }}
      />
      <RecordPicker
        key={kind}
        aria-label={kind === 'user' ? 'Colleague' : 'Team'}
        object={kind}
        value={chosen?.id ?? null}
        onValueChange={(to, name = '') => setChosen(to === null ? null : { kind, id: to, name })}
      />
      <div className="flex items-center gap-2">
        <Select
          aria-label="What they may do"
          className="min-w-0 flex-1"
          value={level}
          options={levelOptions}
          onValueChange={setLevel}
        />
        <Button type="submit" variant="primary" busy={isBusy} disabled={!chosen}>
          Share
        </Button>
      </div>
    </form>
  )
}
