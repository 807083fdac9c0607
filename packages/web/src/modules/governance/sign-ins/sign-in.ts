import { KeyRound, LogIn, type LucideIcon, ShieldCheck, ShieldOff, ShieldX, UserX } from 'lucide-react'
import type { Tone } from '../../../ui/Pill.tsx'

/** One line of the list of sign-ins, as the API tells it. */
export interface SignIn {
  id: string
  at: string
  userId: string | null
  /** Null when nobody here has the address. */
  name: string | null
  email: string
  outcome: keyof typeof outcomes
  address: string | null
  userAgent: string | null
}

/** What can come of it, in words. */
export const outcomes = {
  signedIn: { label: 'Signed in', tone: 'good', icon: LogIn },
  wrongPassword: { label: 'Wrong password', tone: 'attention', icon: ShieldX },
  wrongCode: { label: 'Wrong code', tone: 'attention', icon: ShieldX },
  deactivated: { label: 'Deactivated', tone: 'attention', icon: UserX },
  passwordChanged: { label: 'Password changed', tone: 'plain', icon: KeyRound },
  secondFactorOn: { label: 'Second step on', tone: 'plain', icon: ShieldCheck },
  secondFactorOff: { label: 'Second step off', tone: 'plain', icon: ShieldOff },
} as const satisfies Record<string, { label: string; tone: Tone; icon: LucideIcon }>
