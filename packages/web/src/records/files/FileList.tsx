import { type FileValue, shownTypes } from '@regulars/model'
import { X } from 'lucide-react'
import { formatBytes } from '../../ui/format/bytes.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { DescribedFieldOf, RecordRow } from '../objects/described-object.ts'
import { FilePicture } from './FilePicture.tsx'
import { fileAddress } from './file-address.ts'

export interface FileListProps {
  files: readonly FileValue[]
  field: DescribedFieldOf<'file'>
  record?: RecordRow
  /** Takes a file out; without it the list is only looked at. */
  onRemove?: (file: FileValue) => void
}

/** Files one below the other, each with its picture, name and size. */
export function FileList({ files, field, record, onRemove }: FileListProps) {
  const { locale } = useFormat()
  return (
    <ul className="grid min-w-0 gap-1">
      {files.map((file) => (
        <li key={file.id} className="flex min-w-0 items-center gap-2">
          <FilePicture
            file={file}
            src={fileAddress(field, record, file, 'thumbnail')}
            version={record?.version}
            large
          />
          <span className="grid min-w-0 flex-1">
            <FileName file={file} field={field} record={record} />
            {file.bytes !== undefined && (
              <span className="text-small text-muted">{formatBytes(file.bytes, locale)}</span>
            )}
          </span>
          {onRemove && (
            <IconButton
              label={`Take ${file.name ?? 'the file'} out`}
              icon={<X className="size-4" aria-hidden="true" />}
              onClick={() => onRemove(file)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

interface FileNameProps extends Pick<FileListProps, 'field' | 'record'> {
  file: FileValue
  tabIndex?: number
}

/** The name of a file, and a press away the file: pictures are shown, all others are handed over. */
export function FileName({ file, field, record, tabIndex }: FileNameProps) {
  const isShown = shownTypes.has(file.type ?? '')
  const href = fileAddress(field, record, file, isShown ? 'picture' : undefined)
  if (!href) return <span className="truncate">{file.name}</span>
  return (
    <a
      href={href}
      tabIndex={tabIndex}
      target={isShown ? '_blank' : undefined}
      rel="noreferrer"
      download={isShown ? undefined : file.name}
      title={file.name}
      className="truncate rounded-sm text-ink underline-offset-2 ring-focus hover:underline"
    >
      {file.name}
    </a>
  )
}
