import { Avatar } from './Avatar.tsx'
import { Badge } from './Badge.tsx'
import { Logo } from './Logo.tsx'
import { Pill } from './Pill.tsx'
import type { States } from './states.ts'
import { TemperaturePill } from './TemperaturePill.tsx'

const names = ['Marta Kowalczyk', 'Jürgen Groß', 'Zoë Ångström', 'Ana Nowak', 'Li Wei', 'Omar Haddad']

export const states: States = {
  title: 'Pills, badges, faces',
  examples: {
    Pills: () => (
      <div className="flex flex-wrap items-center gap-2">
        <Pill>Draft</Pill>
        <Pill tone="accent">Running</Pill>
        <Pill tone="good">Paid</Pill>
        <Pill tone="attention">Due Thursday</Pill>
        <Pill tone="bad">Failed</Pill>
      </div>
    ),
    Temperature: () => (
      <div className="flex flex-wrap items-center gap-2">
        <TemperaturePill temperature="cold" />
        <TemperaturePill temperature="warm" />
        <TemperaturePill temperature="hot" />
      </div>
    ),
    Badges: () => (
      <div className="flex flex-wrap items-center gap-4">
        <Badge count={7} of="people to talk to" />
        <Badge count={12_840} />
        <Badge count={3} tone="accent" />
      </div>
    ),
    Faces: () => (
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        {names.map((name) => (
          <span key={name} className="flex items-center gap-2">
            <Avatar name={name} />
            <span className="font-serif text-name">{name}</span>
          </span>
        ))}
        <span className="flex items-center gap-2">
          <Avatar name="Hotel Linde" shape="square" />
          Hotel Linde
        </span>
        <Avatar name="Marta Kowalczyk" size="large" />
        <Avatar name="Marta Kowalczyk" size="small" />
        <Logo className="size-8" />
      </div>
    ),
  },
}
