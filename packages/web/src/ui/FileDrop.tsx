import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { Spinner } from './Spinner.tsx'

export interface FileDropProps {
  /** What to bring: “Drop a file of customers or sales here”. */
  label: string
  hint?: string
  /** As in `<input accept>`: “.csv,.xlsx”. */
  accept?: string
  multiple?: boolean
  busy?: boolean
  disabled?: boolean
  onFiles: (files: File[]) => void
}

/** Takes files, dropped or chosen. */
export function FileDrop({ label, hint, accept, multiple, busy, disabled, onFiles }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const isClosed = busy || disabled
  const take = (list: FileList | null) =>
    list && list.length > 0 && onFiles(multiple ? [...list] : [list[0]!])
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    if (!isClosed) take(event.dataTransfer.files)
  }
  return (
    <>
      <button
        type="button"
        disabled={disabled}
        // It keeps the focus while it reads.
        aria-disabled={isClosed}
        onClick={() => isClosed || input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={classNames(
          'flex w-full flex-col items-center gap-1 rounded-lg border border-dashed px-6 py-10 text-center ring-focus transition-colors disabled:opacity-60 aria-disabled:opacity-60',
          isOver ? 'border-accent bg-accent-tint' : 'border-rule hover:bg-hover',
        )}
      >
        <span className="mb-1 text-muted">
          {busy ? <Spinner className="size-5" /> : <FileUp className="size-5" aria-hidden="true" />}
        </span>
        <span className="font-medium">{label}</span>
        <span className="text-small text-muted">{hint ?? 'or press to choose one'}</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        {...{ accept, multiple }}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
    </>
  )
}
