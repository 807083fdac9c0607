/** A mark that can be put around what is selected, or before its lines. */
export type Mark = 'strong' | 'emphasis' | 'heading' | 'list' | 'numbers' | 'link'

/** A text with what is selected in it. */
export interface Marked {
  text: string
  from: number
  to: number
}

const around: Partial<Record<Mark, readonly [string, string]>> = {
  strong: ['**', '**'],
  emphasis: ['*', '*'],
  link: ['[', '](https://)'],
}

const before: Partial<Record<Mark, (line: number) => string>> = {
  heading: () => '## ',
  list: () => '- ',
  numbers: (line) => `${line + 1}. `,
}

/** Puts a mark on the selection of a text, or takes it away where it stands already. */
export function marked(text: string, from: number, to: number, mark: Mark): Marked {
  const pair = around[mark]
  return pair ? putAround(text, from, to, pair) : putBefore(text, from, to, before[mark]!)
}

function putAround(text: string, from: number, to: number, [open, close]: readonly [string, string]): Marked {
  const isThere = text.slice(0, from).endsWith(open) && text.slice(to).startsWith(close)
  if (isThere)
    return {
      text: text.slice(0, from - open.length) + text.slice(from, to) + text.slice(to + close.length),
      from: from - open.length,
      to: to - open.length,
    }
  const written = text.slice(0, from) + open + text.slice(from, to) + close + text.slice(to)
  return { text: written, from: from + open.length, to: to + open.length }
}

function putBefore(text: string, from: number, to: number, prefix: (line: number) => string): Marked {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const found = text.indexOf('\n', to)
  const end = found < 0 ? text.length : found
  const lines = text.slice(start, end).split('\n')
  const isThere = lines.every((line, index) => line.startsWith(prefix(index)))
  const written = lines
    .map((line, index) => (isThere ? line.slice(prefix(index).length) : prefix(index) + line))
    .join('\n')
  return { text: text.slice(0, start) + written + text.slice(end), from: start, to: start + written.length }
}
