import {
  Activity,
  BadgeCheck,
  CircleCheck,
  CircleX,
  DoorOpen,
  FileText,
  Handshake,
  type LucideIcon,
  Mail,
  MailOpen,
  MailWarning,
  MailX,
  MessageCircle,
  MousePointerClick,
  Phone,
  Printer,
  Receipt,
  StickyNote,
  Trophy,
  Undo2,
  Users,
} from 'lucide-react'

const icons: Record<string, LucideIcon> = {
  'order.placed': Receipt,
  'order.returned': Undo2,
  'deal.opened': Handshake,
  'deal.won': Trophy,
  'deal.lost': CircleX,
  'message.sent': Mail,
  'message.opened': MailOpen,
  'message.clicked': MousePointerClick,
  'message.bounced': MailWarning,
  'consent.given': BadgeCheck,
  'consent.withdrawn': MailX,
  'note.added': StickyNote,
  'task.done': CircleCheck,
  call: Phone,
  meeting: Users,
  email: Mail,
  chat: MessageCircle,
  visit: DoorOpen,
  letter: FileText,
  fax: Printer,
}

/** The icon of a kind of touchpoint; kinds that modules add later have a plain one until they are given theirs here. */
export function touchpointIcon(type: string): LucideIcon {
  return icons[type] ?? Activity
}
