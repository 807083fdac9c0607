import { formatBytes } from '../../ui/format/bytes.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { FileName } from '../files/FileList.tsx'
import { FilePicture } from '../files/FilePicture.tsx'
import { fileAddress } from '../files/file-address.ts'
import type { CellProps } from './cell.ts'

/** Files in one line: the first by its name and size, of several how many more there are. */
export function FileCell({ value, field, record, isPlain }: CellProps<'file'>) {
  const { locale } = useFormat()
  const [first] = value
  if (!first) return null
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <FilePicture
        file={first}
        src={fileAddress(field, record, first, 'thumbnail')}
        version={record.version}
      />
      {isPlain ? (
        <span className="truncate">{first.name}</span>
      ) : (
        <FileName file={first} field={field} record={record} tabIndex={-1} />
      )}
      <span className="shrink-0 text-small text-muted">
        {value.length > 1
          ? `+${value.length - 1}`
          : first.bytes !== undefined && formatBytes(first.bytes, locale)}
      </span>
    </span>
  )
}
