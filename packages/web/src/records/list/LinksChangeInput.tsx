import type { LinksChange, LinkValue } from '@regulars/model'
import { useState } from 'react'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { LinksInput } from '../inputs/links.tsx'
import type { DescribedFieldOf } from '../objects/described-object.ts'

type Way = 'add' | 'remove' | 'replace'

const ways: { value: Way; label: string }[] = [
  { value: 'add', label: 'Add' },
  { value: 'remove', label: 'Take away' },
  { value: 'replace', label: 'Replace all' },
]

export interface LinksChangeInputProps {
  field: DescribedFieldOf<'links'>
  onValueChange: (value: LinkValue[] | LinksChange | null) => void
}

/** What becomes of the links of many records: some come, some go, or the list is another for all of them. */
export function LinksChangeInput({ field, onValueChange }: LinksChangeInputProps) {
  const [way, setWay] = useState<Way>('add')
  const [links, setLinks] = useState<LinkValue[]>([])
  const change = (next: Way, chosen: LinkValue[]) => {
    setWay(next)
    setLinks(chosen)
    const sent = { add: { add: chosen }, remove: { remove: chosen.map(({ id }) => id) }, replace: chosen }
    onValueChange(chosen.length === 0 && next !== 'replace' ? null : sent[next])
  }
  return (
    <div className="space-y-2">
      <SegmentedControl
        label="What to do"
        value={way}
        options={ways}
        onValueChange={(next) => change(next, links)}
      />
      <LinksInput
        aria-label={field.label}
        field={field}
        value={links}
        onValueChange={(chosen) => change(way, Array.isArray(chosen) ? chosen : [])}
      />
    </div>
  )
}
