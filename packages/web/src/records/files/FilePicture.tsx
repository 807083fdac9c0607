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
import { classNames } from '../../ui/class-names.ts'

const icons: Readonly<Record<FileSort, LucideIcon>> = {
  picture: FileImage,
  document: FileText,
  table: FileSpreadsheet,
  sound: FileMusic,
  video: FileVideo,
}

/** The small picture of a file, or what sort of file it is. Its name must stand beside it. */
export function FilePicture({ file, src, large }: { file: FileValue; src?: string; large?: boolean }) {
  const { sort } = fileTypeOf(file.name ?? '')
  const Icon = sort ? icons[sort] : File
  const size = large ? 'size-9' : 'size-5'
  if (file.thumbnail && src)
    return (
      <img
        src={src}
        alt=""
        loading="lazy"
        decoding="async"
        className={classNames('shrink-0 rounded-sm border border-hairline bg-raised object-cover', size)}
      />
    )
  return (
    <span className={classNames('flex shrink-0 items-center justify-center text-muted', size)}>
      <Icon className="size-4" aria-hidden="true" />
    </span>
  )
}
