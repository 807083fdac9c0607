import type { WebModule } from '../app/web-module.ts'
import { records } from '../records/routes.tsx'
import { collect } from './collect/index.tsx'
import { governance } from './governance/index.tsx'

import { today } from './today/index.tsx'

/** The modules of the map that have screens. One line each. */
export const modules = [today, collect, governance, records] as const satisfies readonly WebModule[]
