import { createElement, Fragment, type ReactNode } from 'react'
import { answers, screens } from './catalogues.ts'

/** Pieces of the model stand in the screens too; their texts are among the answers. */
const texts: Readonly<Record<string, string>> = { ...answers, ...screens }

/** A text of the screens in the language that is shown, with what is put in at `{0}`, `{1}`…. Calls of it are written by the build. */
export function say(name: string, ...parts: readonly unknown[]): string {
  const text = textOf(name)
  return parts.length === 0
    ? text
    : text.replace(/\{(\d)\}/g, (_, index: string) => String(parts[Number(index)]))
}

/** The same where other elements stand among the words. */
export function sayAmong(name: string, ...parts: readonly ReactNode[]): ReactNode {
  const pieces = textOf(name)
    .split(/\{(\d)\}/)
    .map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]))
  return createElement(Fragment, null, ...pieces.filter((piece) => piece !== ''))
}

function textOf(name: string): string {
  const text = texts[name]
  if (text !== undefined) return text
  const mark = name.indexOf('\u0004')
  return mark === -1 ? name : name.slice(0, mark)
}
