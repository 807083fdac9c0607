import {
  endsOf,
  type FileField,
  type FileValue,
  fileSortLabels,
  fileTypeOf,
  mostBytes,
  mostFiles,
} from '@regulars/model'
import { Paperclip } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { asProblem } from '../../app/problem.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatBytes } from '../../ui/format/bytes.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { FileList } from '../files/FileList.tsx'
import { sendFile } from '../files/send-file.ts'
import type { InputProps } from './input.ts'

/** Files, dropped or chosen. They travel at once, and belong to the record when it is saved. */
export function FileInput({ value, onValueChange, field, record, onChosen, ...rest }: InputProps<'file'>) {
  const files = value ?? []
  const room = mostFiles(field) - files.length
  const { bring, share, problem } = useBringing(field, (brought) => {
    onValueChange([...files, ...brought])
    onChosen?.()
  })
  const set = (next: FileValue[]) => onValueChange(next.length === 0 ? null : next)
  return (
    <div
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2 rounded-md bg-raised p-1"
      data-busy={share !== undefined || undefined}
    >
      {files.length > 0 && (
        <FileList
          files={files}
          field={field}
          record={record}
          onRemove={(gone) => set(files.filter((file) => file !== gone))}
        />
      )}
      {room > 0 && (
        <DropButton
          name={rest['aria-label'] ?? field.label}
          accept={field.accepts && endsOf(field.accepts)}
          several={room > 1}
          share={share}
          onFiles={(chosen) => bring(chosen.slice(0, room))}
        />
      )}
      <p role="status" className="text-small text-bad empty:hidden">
        {problem}
      </p>
    </div>
  )
}

interface DropButtonProps {
  name: string
  accept: string | undefined
  several: boolean
  /** How much has arrived while files travel, 0–1. */
  share: number | undefined
  onFiles: (files: File[]) => void
}

function DropButton({ name, accept, several, share, onFiles }: DropButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const { percent } = useFormat()
  const isBusy = share !== undefined
  useEffect(() => {
    const stop = () => setChoosing(false)
    const { current } = input
    current?.addEventListener('cancel', stop)
    return () => current?.removeEventListener('cancel', stop)
  }, [])
  const take = (list: FileList | null | undefined) => {
    setChoosing(false)
    if (list && list.length > 0 && !isBusy) onFiles(several ? [...list] : [list[0]!])
  }
  const drag = (event: DragEvent, over: boolean) => {
    event.preventDefault()
    setOver(over)
  }
  return (
    <div data-busy={isChoosing || undefined}>
      <button
        type="button"
        data-first
        aria-label={`Bring ${several ? 'files' : 'a file'} for ${name}`}
        aria-busy={isBusy || undefined}
        onClick={() => {
          if (isBusy) return
          setChoosing(true)
          input.current?.click()
        }}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false)
          take(event.dataTransfer.files)
        }}
        className={classNames(
          'flex h-hit w-full items-center justify-center gap-2 rounded-md border border-dashed px-3 text-control ring-focus',
          isOver ? 'border-accent bg-accent-tint' : 'border-rule hover:bg-hover',
        )}
      >
        {isBusy ? <Spinner /> : <Paperclip className="size-4 text-muted" aria-hidden="true" />}
        {isBusy ? percent(share) : several ? 'Drop or choose files' : 'Drop or choose a file'}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={several}
        onChange={({ target }) => {
          take(target.files)
          target.value = ''
        }}
      />
    </div>
  )
}

/** Sends files one after the other, and says which could not be kept and why. */
function useBringing(field: FileField, onBrought: (files: FileValue[]) => void) {
  const { locale } = useFormat()
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const bring = async (chosen: File[]) => {
    const brought: FileValue[] = []
    const problems: string[] = []
    setShare(0)
    for (const [at, file] of chosen.entries()) {
      const misfit = misfitOf(file, field, locale)
      if (misfit) problems.push(misfit)
      else
        await sendFile(file, (part) => setShare((at + part) / chosen.length)).then(
          (each) => brought.push(each),
          (error: unknown) => problems.push(asProblem(error).message),
        )
    }
    setShare(undefined)
    setProblem(problems.length > 0 ? problems.join(' ') : undefined)
    if (brought.length > 0) onBrought(brought)
  }
  return { bring, share, problem }
}

/** Why a file need not travel at all. */
function misfitOf({ name, size }: File, field: FileField, locale: string): string | undefined {
  const most = mostBytes(field)
  if (size > most)
    return `“${name}” is ${formatBytes(size, locale)}; at most ${formatBytes(most, locale)} may be brought.`
  const { sort } = fileTypeOf(name)
  if (!field.accepts || (sort && field.accepts.includes(sort))) return undefined
  return `“${name}” is none of ${field.accepts.map((each) => fileSortLabels[each]).join(', ')}.`
}
