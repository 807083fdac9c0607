import type { FileSort } from './field.ts'

/** The sorts of file that a field may be kept to. */
export const fileSorts: readonly FileSort[] = ['picture', 'document', 'table', 'sound', 'video']

/** What people call them. */
export const fileSortLabels: Readonly<Record<FileSort, string>> = {
  picture: 'pictures',
  document: 'documents',
  table: 'tables',
  sound: 'sound',
  video: 'videos',
}

/** What is known of files whose names end alike. */
export interface FileType {
  /** Media type. */
  type: string
  sort?: FileSort
  /** How the content of every such file begins, in hex; `.` stands for any digit. What has none is never shown, only handed over. */
  begins?: RegExp
}

const zip = /^504b0304/
const picture = (type: string, begins?: RegExp): FileType => ({ type, sort: 'picture', begins })

/** Types by the end of the name, without the dot. */
const typesByEnd: Readonly<Record<string, FileType>> = {
  png: picture('image/png', /^89504e470d0a1a0a/),
  jpg: picture('image/jpeg', /^ffd8ff/),
  jpeg: picture('image/jpeg', /^ffd8ff/),
  gif: picture('image/gif', /^47494638/),
  webp: picture('image/webp', /^52494646.{8}57454250/),
  avif: picture('image/avif', /^.{8}66747970(61766966|61766973|6d696631)/),
  heic: picture('image/heic', /^.{8}66747970/),
  // A drawing may hold scripts, so it is no picture to show but a document to hand over.
  svg: { type: 'image/svg+xml', sort: 'document' },
  pdf: { type: 'application/pdf', sort: 'document', begins: /^255044462d/ },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    sort: 'document',
    begins: zip,
  },
  odt: { type: 'application/vnd.oasis.opendocument.text', sort: 'document', begins: zip },
  doc: { type: 'application/msword', sort: 'document' },
  rtf: { type: 'application/rtf', sort: 'document', begins: /^7b5c727466/ },
  txt: { type: 'text/plain', sort: 'document' },
  md: { type: 'text/markdown', sort: 'document' },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    sort: 'document',
    begins: zip,
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    sort: 'table',
    begins: zip,
  },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', sort: 'table', begins: zip },
  xls: { type: 'application/vnd.ms-excel', sort: 'table' },
  csv: { type: 'text/csv', sort: 'table' },
  mp3: { type: 'audio/mpeg', sort: 'sound' },
  m4a: { type: 'audio/mp4', sort: 'sound' },
  wav: { type: 'audio/wav', sort: 'sound', begins: /^52494646.{8}57415645/ },
  ogg: { type: 'audio/ogg', sort: 'sound', begins: /^4f676753/ },
  mp4: { type: 'video/mp4', sort: 'video', begins: /^.{8}66747970/ },
  mov: { type: 'video/quicktime', sort: 'video' },
  webm: { type: 'video/webm', sort: 'video', begins: /^1a45dfa3/ },
}

const unknown: FileType = { type: 'application/octet-stream' }

/** What a file is by its name: `photo.JPG` is a picture. Names say nothing of others. */
export function fileTypeOf(name: string): FileType {
  const end = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(typesByEnd, end) ? typesByEnd[end]! : unknown
}

/** The ends of names of the sorts given, as a browser asks for files: `.png,.jpg`. */
export const endsOf = (sorts: readonly FileSort[]): string =>
  Object.entries(typesByEnd)
    .flatMap(([end, { sort }]) => (sort && sorts.includes(sort) ? `.${end}` : []))
    .join(',')

/** Pictures that every browser shows, and that hold nothing to be run. */
export const shownTypes: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
])
