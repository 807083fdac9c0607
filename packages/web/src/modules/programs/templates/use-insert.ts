import { useRef } from 'react'

type TextField = HTMLInputElement | HTMLTextAreaElement

/** Puts text where the caret was last, in whichever of some fields that was; the field hears of it as if it had been typed. */
export function useInsert() {
  const last = useRef<TextField | null>(null)
  return {
    /** For the element around the fields. */
    onFocusCapture: ({ target }: { target: EventTarget }) => {
      if (target instanceof HTMLTextAreaElement || isTextInput(target)) last.current = target
    },
    insert: (text: string) => {
      const field = last.current
      if (!field) return
      // After the menu has given the focus back.
      requestAnimationFrame(() => {
        field.focus()
        document.execCommand('insertText', false, text)
      })
    },
  }
}

function isTextInput(target: EventTarget): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'text'
}
