import { offeredAs } from '@regulars/model'
import {
  AlignLeft,
  AtSign,
  Banknote,
  Binary,
  CalendarDays,
  CircleDot,
  Clock,
  Clock3,
  Flag,
  Hash,
  Link2,
  Link as LinkIcon,
  ListChecks,
  type LucideIcon,
  MapPin,
  Palette,
  Paperclip,
  Percent,
  Phone,
  Pilcrow,
  Shapes,
  Sigma,
  Spline,
  SquareFunction,
  Star,
  Timer,
  ToggleLeft,
  Type,
  UserRound,
} from 'lucide-react'

/** The kinds of field in the list of kinds, by name. */
const icons: Record<string, LucideIcon> = {
  text: Type,
  longText: AlignLeft,
  number: Hash,
  money: Banknote,
  percent: Percent,
  yesNo: ToggleLeft,
  date: CalendarDays,
  instant: Clock,
  select: CircleDot,
  multiSelect: ListChecks,
  reference: Spline,
  links: Link2,
  anyReference: Shapes,
  person: UserRound,
  email: AtSign,
  phone: Phone,
  link: LinkIcon,
  country: Flag,
  richText: Pilcrow,
  time: Clock3,
  duration: Timer,
  rating: Star,
  color: Palette,
  address: MapPin,
  identifier: Binary,
  file: Paperclip,
  formula: SquareFunction,
  rollUp: Sigma,
}

/** The icon of a kind of field. Its word must stand beside it. */
export function KindIcon({ field, name }: { field?: { kind: string; to?: string }; name?: string }) {
  const offered = name ?? (field && offeredAs(field as Parameters<typeof offeredAs>[0])?.name) ?? ''
  const Icon = icons[offered] ?? Type
  return <Icon className="size-4 shrink-0" aria-hidden="true" />
}
