import type { QuoteWords } from '@regulars/model'
import { type PointerEvent, useRef } from 'react'
import { Button } from '../../../ui/Button.tsx'

/** Lines as drawn: points in thousandths of the width of the field, which is three times as wide as high. */
export type Strokes = readonly (readonly (readonly [number, number])[])[]

export interface SignaturePadProps {
  words: QuoteWords
  value: Strokes
  onChange: (strokes: Strokes) => void
}

/** More points than this say nothing more about a hand. */
const mostPoints = 8000

/** A field to sign in with finger, pen or mouse. Who cannot draw leaves it empty: the typed name is a signature too. */
export function SignaturePad({ words, value, onChange }: SignaturePadProps) {
  const isDrawing = useRef(false)
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    isDrawing.current = true
    onChange([...value, [pointOf(event)]])
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!isDrawing.current || value.flat().length > mostPoints) return
    const stroke = value.at(-1) ?? []
    onChange([...value.slice(0, -1), [...stroke, pointOf(event)]])
  }
  const end = () => {
    isDrawing.current = false
  }
  return (
    <div>
      <div className="mb-1 flex min-h-8 items-center justify-between">
        <span className="text-small font-medium text-muted">{words.drawHere}</span>
        {value.length > 0 && (
          <Button variant="quiet" onClick={() => onChange([])}>
            {words.clear}
          </Button>
        )}
      </div>
      <svg
        viewBox="0 0 1000 333"
        role="img"
        aria-label={words.drawHere}
        className="w-full touch-none rounded-md border border-edge bg-raised text-ink"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="60" x2="940" y1="262" y2="262" className="stroke-hairline" strokeWidth="3" />
        {value.map((stroke, index) => (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added at the end, or all taken away
            key={index}
            points={(stroke.length > 1 ? stroke : [...stroke, ...stroke.map(([x, y]) => [x + 1, y])]).join(
              ' ',
            )}
            fill="none"
            stroke="currentColor"
            strokeWidth="6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ))}
      </svg>
      <p className="mt-1 text-small text-muted">{words.typeInstead}</p>
    </div>
  )
}

function pointOf(event: PointerEvent<SVGSVGElement>): readonly [number, number] {
  const { left, top, width } = event.currentTarget.getBoundingClientRect()
  const thousandths = (pixels: number) => Math.round((pixels / width) * 1000)
  return [thousandths(event.clientX - left), thousandths(event.clientY - top)]
}
