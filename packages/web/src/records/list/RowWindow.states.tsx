// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
import { useState } from 'react'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { States } from '../../ui/states.ts'
import { numbersOf } from './rows-to-draw.ts'
import { useRowWindow } from './use-row-window.ts'

const count = 5_000_000
const rowHeight = 36

export const states: States = {
  title: 'Long lists',
  examples: {
    'Five million rows, more than a browser has room for': () => {
      const { number } = useFormat()
      const [scroller, setScroller] = useState<HTMLElement | null>(null)
      const { from, to, height, topOf, scrollToRow } = useRowWindow({ scroller, count, rowHeight })
      return (
        <section
          ref={setScroller}
          tabIndex={0}
          aria-label="Five million"
          onKeyDown={(event) => {
            if (event.key !== 'Home' && event.key !== 'End') return
            event.preventDefault()
            scrollToRow(event.key === 'Home' ? 0 : count - 1)
          }}
          className="h-75 max-w-80 overflow-auto border-y border-hairline ring-focus"
        >
          <ul className="relative" style={{ height }}>
            {numbersOf({ from, to }).map((row) => (
              <li
                key={row}
                data-row={row}
                className="absolute inset-x-0 flex items-center border-b border-hairline px-2.5"
                style={{ height: rowHeight, top: topOf(row) }}
              >
                {number(row + 1)}
              </li>
            ))}
          </ul>
        </section>
      )
    },
  },
}
