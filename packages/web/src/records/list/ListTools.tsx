import { inSentence } from '@regulars/model'
import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { FilterBuilder } from '../filter/FilterBuilder.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { ColumnChooser } from './ColumnChooser.tsx'
import { GroupMenu } from './GroupMenu.tsx'
import { LayoutControl } from './LayoutControl.tsx'
import { LiveHint } from './LiveHint.tsx'
import type { List } from './use-list.ts'

/** What is above the records: the filter as a sentence, the quick search, how they are laid out, the choice of columns. */
export function ListTools({ list }: { list: List }) {
  const { object, state, filter, mended, columns, layout, change: onChange } = list
  const addPart = useRef<HTMLButtonElement>(null)
  useKeys(object.labelPlural, [{ keys: 'f', label: 'Narrow down', run: () => addPart.current?.click() }])
  return (
    <div className="mt-3 flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-80">
        <FilterBuilder
          object={object.name}
          value={mended ? mended.condition : filter}
          onValueChange={(next) => onChange({ filter: next ?? { all: [] } })}
          addButton={addPart}
        />
        <LiveHint object={object} filter={filter} sort={state.sort} />
      </div>
      <div className="flex items-center gap-1 max-sm:w-full">
        <QuickSearch
          object={object}
          words={state.q ?? ''}
          onWordsChange={(q) => onChange({ q: q || undefined })}
        />
        <LayoutControl list={list} />
        {layout === 'table' && (
          <span className="max-sm:hidden">
            <GroupMenu list={list} />
          </span>
        )}
        <span className="max-sm:hidden">
          <ColumnChooser
            object={object}
            columns={columns}
            onColumnsChange={(paths) => onChange({ columns: paths })}
          />
        </span>
      </div>
    </div>
  )
}

interface QuickSearchProps {
  object: DescribedObject
  words: string
  onWordsChange: (words: string) => void
}

const restMs = 200

function QuickSearch({ object, words, onWordsChange }: QuickSearchProps) {
  const [typed, setTyped] = useState(words)
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(onWordsChange)
  useEffect(() => {
    latest.current = onWordsChange
  })
  useEffect(() => {
    if (typed === words) return
    const timer = setTimeout(() => latest.current(typed), restMs)
    return () => clearTimeout(timer)
  }, [typed, words])
  useKeys(object.labelPlural, [{ keys: '/', label: 'Search in the list', run: () => input.current?.focus() }])
  return (
    <TextInput
      ref={input}
      className="sm:w-52"
      aria-label={`Search in ${inSentence(object.labelPlural)}`}
      placeholder="Search here"
      prefix={<Search aria-hidden="true" />}
      suffix={
        typed && <IconButton label="Clear" icon={<X />} className="-me-2" onClick={() => setTyped('')} />
      }
      value={typed}
      onValueChange={setTyped}
      onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
    />
  )
}
