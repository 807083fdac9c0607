/** All built-in objects. A new object is one definition in its module's file and one name in this list. */
import type { ObjectDefinition } from '../define-object.ts'
import { createRegistry } from '../registry.ts'
import { importRun } from './collect.ts'
import { consent, suppression } from './consents.ts'
import { company, contact, note, task } from './customers.ts'
import { fieldDefinition, objectDefinition } from './definitions.ts'
import { changeSet, role, team, user, view } from './governance.ts'
import { mergedRecord } from './identity.ts'
import { order, orderLine } from './orders.ts'
import { enrollment, message, program, template } from './programs.ts'
import { product, productCategory, store } from './sales.ts'
import { segment } from './segments.ts'
import { touchpoint } from './touchpoints.ts'
import { analysis, modelCard, score } from './value.ts'

export const builtInObjects: readonly ObjectDefinition[] = [
  user,
  role,
  team,
  changeSet,
  view,
  objectDefinition,
  fieldDefinition,
  contact,
  company,
  note,
  task,
  touchpoint,
  consent,
  suppression,
  productCategory,
  product,
  store,
  order,
  orderLine,
  analysis,
  modelCard,
  score,
  segment,
  template,
  program,
  enrollment,
  message,
  importRun,
  mergedRecord,
]

/** The registry of a product without custom objects. */
export const builtInRegistry = createRegistry(builtInObjects)
