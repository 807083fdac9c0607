import {
  Activity,
  Boxes,
  Building2,
  CalendarCheck,
  CircleUser,
  Coins,
  FileText,
  GitCommitHorizontal,
  History,
  KeyRound,
  LogIn,
  type LucideIcon,
  Magnet,
  Mail,
  Merge,
  Shield,
  Trash2,
  UsersRound,
} from 'lucide-react'

/** A page of the settings. */
export interface Section {
  to: string
  label: string
  icon: LucideIcon
  /** Without it, the page is not in the list, and refuses. */
  permission?: string
}

/** The pages of the settings, in the order of the list. */
export const sections = [
  { to: '/settings/account', label: 'You', icon: CircleUser },
  { to: '/settings/business', label: 'Business', icon: Building2, permission: 'settings.manage' },
  { to: '/settings/currencies', label: 'Currencies', icon: Coins, permission: 'exchangeRate.update' },
  { to: '/settings/objects', label: 'Objects', icon: Boxes, permission: 'object.shape' },
  { to: '/settings/pipelines', label: 'Pipelines', icon: GitCommitHorizontal, permission: 'pipeline.update' },
  { to: '/settings/documents', label: 'Documents', icon: FileText, permission: 'settings.manage' },
  { to: '/settings/leads', label: 'Leads', icon: Magnet, permission: 'settings.manage' },
  { to: '/settings/booking', label: 'Booking', icon: CalendarCheck, permission: 'bookingPage.update' },
  { to: '/settings/people', label: 'People', icon: UsersRound, permission: 'people.manage' },
  { to: '/settings/roles', label: 'Roles', icon: Shield, permission: 'role.manage' },
  { to: '/settings/sign-ins', label: 'Sign-ins', icon: LogIn, permission: 'people.manage' },
  { to: '/settings/keys', label: 'API keys', icon: KeyRound, permission: 'apiKey.manage' },
  { to: '/settings/merging', label: 'Merging', icon: Merge, permission: 'settings.manage' },
  { to: '/settings/mail', label: 'Mail', icon: Mail, permission: 'settings.manage' },
  { to: '/settings/health', label: 'Health', icon: Activity, permission: 'settings.manage' },
  { to: '/settings/changes', label: 'Changes', icon: History, permission: 'changeSet.read' },
  { to: '/settings/bin', label: 'Bin', icon: Trash2 },
] as const satisfies readonly Section[]
