/** All built-in objects. A new object is one definition in its module's file and one name in this list. */
import type { ObjectDefinition } from '../define-object.ts'
import { createRegistry } from '../registry.ts'
import { importRun } from './collect.ts'
import { company, consent, contact, note, suppression, task, touchpoint } from './customers.ts'
import { changeSet, role, team, user, view } from './governance.ts'
import { enrollment, message, program, template } from './programs.ts'
import { order, orderLine, product, productCategory, store } from './sales.ts'
import { segment } from './segments.ts'
import { analysis, modelCard, score } from './value.ts'

export const builtInObjects: readonly ObjectDefinition[] = [
  user,
  role,
  team,
  changeSet,
  view,
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
]

/** The registry of a product without custom objects. */
export const builtInRegistry = createRegistry(builtInObjects)
