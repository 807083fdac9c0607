/** The product: its modules, in the order in which they get ready and add their routes. */
import type { Module, Product } from '../platform/module.ts'
import { recordEngine } from '../records/engine.ts'
import { collectRules } from '../records/rules.ts'
import { booking } from './booking/index.ts'
import { calendar } from './calendar/index.ts'
import { collect } from './collect/index.ts'
import { customers } from './customers/index.ts'
import { governance, openActorCache } from './governance/index.ts'
import { identity } from './identity/index.ts'
import { leads } from './leads/index.ts'
import { notifications } from './notifications/index.ts'
import { programs } from './programs/index.ts'
import { sales } from './sales/index.ts'
import { sample } from './sample/index.ts'
import { segments } from './segments/index.ts'
import { value } from './value/index.ts'

/** Every module there is; a new one is one folder and one line here. */
export const modules: readonly Module[] = [
  governance,
  customers,
  identity,
  sales,
  leads,
  calendar,
  booking,
  collect,
  value,
  sample,
  segments,
  programs,
  notifications,
]

const all = [recordEngine, ...modules]

/** What the server and the commands run. */
export const product: Product = {
  modules: all,
  services: (platform) => ({
    ...platform,
    rules: collectRules(all),
    actors: openActorCache(platform.live, platform.clock),
  }),
}
