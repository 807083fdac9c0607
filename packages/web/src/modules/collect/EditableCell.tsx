import { useState } from 'react'
import { classNames } from '../../ui/class-names.ts'

export interface EditableCellProps {
  /** Row and column, for those who cannot see where the cell is. */
  label: string
  text: string
  isFaulty: boolean
  isEdited: boolean
  onEdit: (text: string) => void
}

/** A cell that becomes an input where it is pressed; Enter keeps what was written, Escape leaves it. */
export function EditableCell({ label, text, isFaulty, isEdited, onEdit }: EditableCellProps) {
  const [isWriting, setWriting] = useState(false)
  if (!isWriting)
    return (
      <button
        type="button"
        aria-label={`${label}: ${text || 'empty'}${isFaulty ? ', to be mended' : ''}`}
        onClick={() => setWriting(true)}
        className={classNames(
          'block min-h-6 w-full truncate rounded-sm px-1 text-start ring-focus hover:bg-hover',
          isFaulty && 'text-bad underline decoration-wavy underline-offset-3',
          isEdited && !isFaulty && 'font-medium text-accent',
        )}
      >
        {text || <span aria-hidden="true">{'\u00a0'}</span>}
      </button>
    )
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the cell was pressed to be written in
      autoFocus
      aria-label={label}
      defaultValue={text}
      className="block h-6 w-full min-w-32 rounded-sm bg-raised px-1 ring-focus outline-2 outline-accent"
      onBlur={({ currentTarget }) => {
        setWriting(false)
        if (currentTarget.value !== text) onEdit(currentTarget.value)
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur()
        if (key !== 'Escape') return
        currentTarget.value = text
        currentTarget.blur()
      }}
    />
  )
}
