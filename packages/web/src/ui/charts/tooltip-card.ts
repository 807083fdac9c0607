export interface TooltipRow {
  label: string
  value: string
  /** The colour of its mark. */
  colour?: string
}

/**
 * The inside of a chart's tooltip as an element, never as HTML text: names that people typed cannot become markup, and the
 * content security policy needs no exception. For `tooltip.formatter`.
 */
export function tooltipCard(title: string, rows: readonly TooltipRow[]): HTMLElement {
  const card = element('div', 'space-y-0.5')
  card.append(element('div', 'font-medium', title))
  for (const { label, value, colour } of rows) {
    const line = element('div', 'flex items-center gap-2')
    if (colour) {
      const dot = element('span', 'size-2 shrink-0 rounded-full')
      dot.style.backgroundColor = colour
      line.append(dot)
    }
    line.append(element('span', 'flex-1 text-muted', label), element('span', 'ps-3', value))
    card.append(line)
  }
  return card
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}
