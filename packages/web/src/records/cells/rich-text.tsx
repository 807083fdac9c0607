import { plainRichText } from '@regulars/model'
import type { CellProps } from './cell.ts'

/** The beginning of a longer text, without its marks; all of it on hover. */
export function RichTextCell({ value }: CellProps<'richText'>) {
  const plain = plainRichText(value)
  return (
    <span className="truncate" title={plain}>
      {plain}
    </span>
  )
}
