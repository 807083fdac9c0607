import { builtInRegistry, type Registry } from '@regulars/model'

/** The objects of the running product: those built in, and what people have made of them and added. */
export interface Definitions {
  /** As it is now. Another one after every change, so whoever must see one state through keeps it. */
  readonly registry: Registry
}

/** Definitions that never change, of the built-in objects alone. */
export const builtInDefinitions: Definitions = { registry: builtInRegistry }
