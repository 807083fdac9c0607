import { WrittenArea } from '../mentions/WrittenArea.tsx'
import type { InputProps } from './input.ts'

/** A text of several lines; `@` mentions colleagues in it. */
export function LongTextInput({ onChosen: _, ...props }: InputProps<'longText'>) {
  return <WrittenArea {...props} />
}
