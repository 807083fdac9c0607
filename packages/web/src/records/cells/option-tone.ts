import type { SelectOption } from '@regulars/model'
import type { Tone } from '../../ui/Pill.tsx'

/** The colours that definitions name, as the tones of the design system. */
const tones: Record<string, Tone> = {
  grey: 'plain',
  blue: 'cold',
  violet: 'cold',
  teal: 'accent',
  green: 'good',
  amber: 'attention',
  brick: 'bad',
  rose: 'hot',
}

/** The tone of an option; plain unless the definition gave it a colour. */
export function toneOf({ color = 'grey' }: Pick<SelectOption, 'color'>): Tone {
  return tones[color] ?? 'plain'
}
