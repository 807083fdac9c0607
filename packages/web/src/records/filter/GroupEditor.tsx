import type { Condition } from '@regulars/model'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { PartList } from './PartList.tsx'

export interface GroupEditorProps {
  object: DescribedObject
  value: { any: readonly Condition[] } | { all: readonly Condition[] }
  onValueChange: (value: Condition) => void
}

const ways = [
  { value: 'any', label: 'Any of these' },
  { value: 'all', label: 'All of these' },
] as const

/** Parts of which one is enough, or all must hold. */
export function GroupEditor({ object, value, onValueChange }: GroupEditorProps) {
  const way = 'any' in value ? 'any' : 'all'
  const parts = 'any' in value ? value.any : value.all
  const set = (next: readonly Condition[], as: 'any' | 'all' = way) =>
    onValueChange(as === 'any' ? { any: next } : { all: next })
  return (
    <div className="space-y-3">
      <SegmentedControl
        label="How many must hold"
        options={ways}
        value={way}
        onValueChange={(next) => set(parts, next)}
      />
      <PartList
        object={object}
        value={{ all: parts }}
        onValueChange={(next) => set(next && 'all' in next ? next.all : [])}
      />
    </div>
  )
}
