import type { IdentifierKind } from '@regulars/model'
import {
  AtSign,
  CreditCard,
  Gem,
  Hash,
  IdCard,
  Landmark,
  type LucideIcon,
  Mail,
  MonitorSmartphone,
  Phone,
} from 'lucide-react'

/** The picture of each kind of identifier. */
export const kindIcons: Record<IdentifierKind, LucideIcon> = {
  customerNumber: Hash,
  memberCard: IdCard,
  loyaltyNumber: Gem,
  accountNumber: Landmark,
  email: Mail,
  paymentToken: CreditCard,
  phone: Phone,
  social: AtSign,
  device: MonitorSmartphone,
}
