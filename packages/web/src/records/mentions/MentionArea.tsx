import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { apiQuery } from '../../app/api-query.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { classNames } from '../../ui/class-names.ts'
import { TextArea, type TextAreaProps } from '../../ui/TextArea.tsx'
import { mentionAt, type OpenMention, writeMention } from './mention-at.ts'

export interface MentionAreaProps extends Omit<TextAreaProps, 'value' | 'onValueChange' | 'ref'> {
  /** The record that is written about: only who sees it is offered. One that is only being made has no id. */
  object: string
  recordId?: string | undefined
  /** Who will look after a record that is only being made. */
  ownerId?: string | undefined
  value: string
  onValueChange: (value: string) => void
}

interface Colleague {
  id: string
  name: string
}

/** A text in which `@` offers the colleagues who see the record: arrows choose, Enter or Tab writes the name, Escape goes on without. */
export function MentionArea({ object, recordId, ownerId, value, onValueChange, ...rest }: MentionAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [open, setOpen] = useState<OpenMention>()
  const [at, setAt] = useState(0)
  const colleagues = useColleagues(
    recordId ? `${object}/${recordId}` : object,
    recordId ? undefined : ownerId,
    open,
  )
  const isShown = open !== undefined && colleagues.length > 0
  const look = () => {
    const { current } = area
    setOpen(current ? mentionAt(current.value, current.selectionEnd) : undefined)
    setAt(0)
  }
  const choose = ({ name }: Colleague) => {
    const written = writeMention(value, open!, name)
    onValueChange(written.text)
    setOpen(undefined)
    requestAnimationFrame(() => area.current?.setSelectionRange(written.caret, written.caret))
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const act =
      isShown && !event.metaKey && !event.ctrlKey ? keys(event.key, colleagues.length, at) : undefined
    if (act === undefined) return rest.onKeyDown?.(event)
    event.preventDefault()
    event.stopPropagation()
    if (act === 'close') setOpen(undefined)
    else if (act === 'choose') choose(colleagues[at]!)
    else setAt(act)
  }
  return (
    <div className="relative">
      <TextArea
        {...rest}
        ref={area}
        value={value}
        onValueChange={(text) => {
          onValueChange(text)
          requestAnimationFrame(look)
        }}
        onKeyDown={press}
        onClick={look}
        onBlur={() => setOpen(undefined)}
        aria-autocomplete="list"
        aria-controls={isShown ? listId : undefined}
        aria-activedescendant={isShown ? `${listId}-${at}` : undefined}
      />
      {isShown && <Offered id={listId} colleagues={colleagues} at={at} onChoose={choose} />}
      <span role="status" className="sr-only">
        {isShown && `${colleagues.length} colleagues. Arrows choose, Enter mentions.`}
      </span>
    </div>
  )
}

function useColleagues(of: string, ownerId: string | undefined, open: OpenMention | undefined): Colleague[] {
  const { data } = useQuery({
    ...apiQuery<{ data: Colleague[] }>(`mentionable/${of}`, { q: open?.typed, ownerId }),
    enabled: open !== undefined,
    placeholderData: keepPreviousData,
    meta: { topics: ['mentionable'] },
  })
  return data?.data ?? []
}

function keys(key: string, count: number, at: number): number | 'choose' | 'close' | undefined {
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at + count - 1) % count
  if (key === 'Enter' || key === 'Tab') return 'choose'
  return key === 'Escape' ? 'close' : undefined
}

interface OfferedProps {
  id: string
  colleagues: readonly Colleague[]
  at: number
  onChoose: (colleague: Colleague) => void
}

function Offered({ id, colleagues, at, onChoose }: OfferedProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Colleagues to mention"
      className="floating absolute start-0 top-full z-20 mt-1 max-h-60 w-72 max-w-full overflow-y-auto p-1"
    >
      {colleagues.map((colleague, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text, which keeps the focus
        <div
          key={colleague.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(colleague)}
          className={classNames(
            'flex min-h-hit items-center gap-2 rounded-sm px-2 select-none',
            index === at && 'bg-hover',
          )}
        >
          <Avatar name={colleague.name} size="small" />
          <span className="min-w-0 truncate">{colleague.name}</span>
        </div>
      ))}
    </div>
  )
}
