import { useEffect, useRef, useSyncExternalStore } from 'react'
import { chordOf } from './chord.ts'

/** What a key does on a page. */
export interface KeyBinding {
  /** `"c"`, `"mod+k"`, or one after the other: `"g p"`. */
  keys: string
  label: string
  run: () => void
  /** Listens while typing too. Only for chords with `mod` and for Escape. */
  whileTyping?: boolean
}

interface Section {
  title: string
  /** Of the shell: asked only when no page wants the key. */
  isEverywhere: boolean
  bindings: () => readonly KeyBinding[]
}

/** The sections that are on the screen, those of the page first; among them what came last is asked first. */
let sections: readonly Section[] = []
const listeners = new Set<() => void>()

/**
 * Gives keys a meaning while the component is on the screen; the sheet behind `?` lists them under `title`.
 * `useKeys('People', [{ keys: 'c', label: 'Add a person', run: openForm }])`
 */
export function useKeys(title: string, bindings: readonly KeyBinding[], isEverywhere = false): void {
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  useEffect(() => {
    const section = { title, isEverywhere, bindings: () => latest.current }
    setSections([section, ...sections].toSorted((a, b) => Number(a.isEverywhere) - Number(b.isEverywhere)))
    return () => setSections(sections.filter((each) => each !== section))
  }, [title, isEverywhere])
}

/** All keys of the page, for the sheet behind `?`. */
export function useKeySections(): readonly Section[] {
  return useSyncExternalStore(subscribe, () => sections)
}

/** Listens to the keyboard for all of the app. One, in the shell. */
export function useKeyboard(letterKeysOn: boolean): void {
  useEffect(() => {
    const press = keyReader(letterKeysOn)
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [letterKeysOn])
}

/** How long the first key of two waits for the second. */
const sequenceMs = 900

function keyReader(letterKeysOn: boolean): (event: KeyboardEvent) => void {
  let first: { chord: string; at: number } | undefined
  return (event) => {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return
    const chord = chordOf(event)
    const both = first && event.timeStamp - first.at < sequenceMs ? `${first.chord} ${chord}` : undefined
    const binding = (both && find(both, event, letterKeysOn)) || find(chord, event, letterKeysOn)
    first = binding ? undefined : { chord, at: event.timeStamp }
    if (!binding) return
    event.preventDefault()
    binding.run()
  }
}

function find(keys: string, event: KeyboardEvent, letterKeysOn: boolean): KeyBinding | undefined {
  if (!letterKeysOn && !keys.includes('mod+') && keys !== 'escape') return undefined
  for (const section of sections)
    for (const binding of section.bindings())
      if (binding.keys === keys && (binding.whileTyping || !isBusyElsewhere(event.target))) return binding
  return undefined
}

/** Letters belong to what is typed in, and to menus and dialogs, which have keys of their own. */
function isBusyElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type)) return false
  return target.isContentEditable || target.closest(ownKeys) !== null
}

const ownKeys = 'input, textarea, select, [role=menu], [role=listbox], [role=dialog], [role=alertdialog]'

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Meta' || key === 'Control' || key === 'Alt'
}

function setSections(next: readonly Section[]): void {
  sections = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
