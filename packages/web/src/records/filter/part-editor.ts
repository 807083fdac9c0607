import type { Condition } from '@regulars/model'
import { type ComponentType, createContext } from 'react'
import type { DescribedObject } from '../objects/described-object.ts'

/** What edits one part of a condition. */
export interface PartEditorProps {
  object: DescribedObject
  value: Condition
  onValueChange: (value: Condition) => void
}

/** The editor of parts within parts. Handed down rather than imported, since conditions hold conditions and files must not go in circles. */
export const PartEditor = createContext<ComponentType<PartEditorProps>>(() => null)
