import type { FileSort, FileValue } from '@regulars/model'
import { fileTypeOf } from '@regulars/model'
import {
  File,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
} from 'lucide-react'
import { useState } from 'react'
import { classNames } from '../../ui/class-names.ts'

const icons: Readonly<Record<FileSort, LucideIcon>> = {
  picture: FileImage,
  document: FileText,
  table: FileSpreadsheet,
  sound: FileMusic,
  video: FileVideo,
}

interface FilePictureProps {
  file: FileValue
  /** Where its small picture is to be had. */
  src?: string
  /** Of the record: a value is shown before it is saved, and only then the server has its picture. */
  version?: number
  large?: boolean
}

/** The small picture of a file, or what sort of file it is. Its name must stand beside it. */
export function FilePicture({ file, src, version, large }: FilePictureProps) {
  const [failed, setFailed] = useState<number | 'new'>()
  const { sort } = fileTypeOf(file.name ?? '')
  const Icon = sort ? icons[sort] : File
  const size = large ? 'size-9' : 'size-5'
  const now = version ?? 'new'
  if (file.thumbnail && src && failed !== now)
    return (
      <img
        key={now}
        src={src}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setFailed(now)}
        className={classNames('shrink-0 rounded-sm border border-hairline bg-raised object-cover', size)}
      />
    )
  return (
    <span className={classNames('flex shrink-0 items-center justify-center text-muted', size)}>
      <Icon className="size-4" aria-hidden="true" />
    </span>
  )
}
