import { type Condition, isEverything } from '@regulars/model'
import { X } from 'lucide-react'
import { type ReactNode, use, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useFocusOnArrival } from '../../ui/use-focus-on-arrival.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { PartEditor } from './part-editor.ts'
import { StartPicker } from './StartPicker.tsx'

export interface PartListProps {
  object: DescribedObject
  /** All of its parts must hold. */
  value: Condition | undefined
  onValueChange: (value: Condition | undefined) => void
}

/** Parts of a condition one below the other, inside another part. */
export function PartList({ object, value, onValueChange }: PartListProps) {
  const Editor = use(PartEditor)
  const [isAdding, setAdding] = useState(false)
  const [added, setAdded] = useState<number>()
  const parts = partsOf(value)
  const set = (next: readonly Condition[]) => onValueChange(next.length === 0 ? undefined : { all: next })
  return (
    <div className="space-y-2">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place
        <div key={index} className="relative border-s-2 border-edge ps-3 pe-8">
          <Part isNew={index === added}>
            <Editor object={object} value={part} onValueChange={(next) => set(parts.with(index, next))} />
          </Part>
          <IconButton
            label="Take this part away"
            icon={<X />}
            className="absolute end-0 top-0"
            onClick={() => set(parts.toSpliced(index, 1))}
          />
        </div>
      ))}
      {isAdding ? (
        <StartPicker
          object={object}
          takesFocus
          onStart={(part) => {
            set([...parts, part])
            setAdded(parts.length)
            setAdding(false)
          }}
        />
      ) : (
        <Button variant="quiet" className="-ms-3" onClick={() => setAdding(true)}>
          {parts.length === 0 ? 'All of them; narrow down…' : 'And…'}
        </Button>
      )}
    </div>
  )
}

function Part({ isNew, children }: { isNew: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useFocusOnArrival(place, isNew)
  return <div ref={place}>{children}</div>
}

/** The parts that must all hold. */
export function partsOf(condition: Condition | undefined): readonly Condition[] {
  if (!condition || isEverything(condition)) return []
  return 'all' in condition ? condition.all : [condition]
}
