import { Flame, Snowflake, Sun } from 'lucide-react'
import { Pill } from './Pill.tsx'

export type Temperature = 'cold' | 'warm' | 'hot'

const faces = {
  cold: { word: 'Cold', icon: <Snowflake aria-hidden="true" /> },
  warm: { word: 'Warm', icon: <Sun aria-hidden="true" /> },
  hot: { word: 'Hot', icon: <Flame aria-hidden="true" /> },
} satisfies Record<Temperature, object>

/** How near someone is to buying. */
export function TemperaturePill({ temperature }: { temperature: Temperature }) {
  const { word, icon } = faces[temperature]
  return (
    <Pill tone={temperature} icon={icon}>
      {word}
    </Pill>
  )
}
