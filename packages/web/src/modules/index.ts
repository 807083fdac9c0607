import type { WebModule } from '../app/web-module.ts'
import { records } from '../records/routes.tsx'
import { booking } from './booking/index.tsx'
import { calendar } from './calendar/index.tsx'
import { collect } from './collect/index.tsx'
import { contracts } from './contracts/index.tsx'
import { customers } from './customers/index.tsx'
import { governance } from './governance/index.tsx'
import { identity } from './identity/index.tsx'
import { leads } from './leads/index.tsx'
import { notifications } from './notifications/index.tsx'
import { programs } from './programs/index.tsx'
import { quotes } from './quotes/index.tsx'
import { sales } from './sales/index.tsx'
import { segments } from './segments/index.tsx'
import { today } from './today/index.tsx'
import { value } from './value/index.tsx'

/** The modules of the map that have screens. One line each. */
export const modules = [
  today,
  calendar,
  booking,
  customers,
  identity,
  value,
  collect,
  segments,
  programs,
  leads,
  sales,
  quotes,
  contracts,
  governance,
  notifications,
  records,
] as const satisfies readonly WebModule[]
