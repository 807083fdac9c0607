import type { WebModule } from '../app/web-module.ts'

/** The modules of the map that have screens. One line each. */
export const modules = [] as const satisfies readonly WebModule[]
