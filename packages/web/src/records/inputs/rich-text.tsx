import { Bold, Heading, Italic, Link, List, ListOrdered } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { RichText } from '../../ui/RichText.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { WrittenArea } from '../mentions/WrittenArea.tsx'
import type { InputProps } from './input.ts'
import { type Mark, marked } from './rich-text-marks.ts'

/** A text with headings, lists, emphasis and links, written with their marks; what they make of it is a press away. */
export function RichTextInput({ value, onValueChange, field, record, ...rest }: InputProps<'richText'>) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<'write' | 'look'>('write')
  const put = (mark: Mark) => {
    const area = box.current?.querySelector('textarea')
    if (!area) return
    const next = marked(area.value, area.selectionStart, area.selectionEnd, mark)
    onValueChange(next.text)
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(next.from, next.to)
    })
  }
  const press = (event: KeyboardEvent) => {
    const mark = byKey[event.key.toLowerCase()]
    if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    put(mark)
  }
  return (
    <div ref={box} onKeyDownCapture={press} className="min-w-64 space-y-1 rounded-md bg-raised">
      <div className="flex flex-wrap items-center gap-0.5">
        {view === 'write' &&
          tools.map(({ mark, label, keys, icon }) => (
            <IconButton
              key={mark}
              label={label}
              keys={keys}
              icon={icon}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => put(mark)}
            />
          ))}
        <SegmentedControl
          className="ms-auto"
          label="Write it or see it"
          value={view}
          onValueChange={setView}
          options={[
            { value: 'write', label: 'Write' },
            { value: 'look', label: 'Preview' },
          ]}
        />
      </div>
      {view === 'write' ? (
        <WrittenArea
          aria-label={rest['aria-label']}
          field={field}
          record={record}
          value={value}
          onValueChange={onValueChange}
        />
      ) : (
        <div className="min-h-18 rounded-md border border-hairline px-2.5 py-1.5">
          <RichText text={value ?? ''} />
        </div>
      )}
    </div>
  )
}

const byKey: Record<string, Mark> = { b: 'strong', i: 'emphasis' }

const tools: { mark: Mark; label: string; keys?: string; icon: ReactNode }[] = [
  { mark: 'strong', label: 'Bold', keys: 'mod+b', icon: <Bold /> },
  { mark: 'emphasis', label: 'Italic', keys: 'mod+i', icon: <Italic /> },
  { mark: 'heading', label: 'Heading', icon: <Heading /> },
  { mark: 'list', label: 'List', icon: <List /> },
  { mark: 'numbers', label: 'Numbered list', icon: <ListOrdered /> },
  { mark: 'link', label: 'Link', icon: <Link /> },
]
