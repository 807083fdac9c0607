import type { App } from './http/route.ts'
import type { AnyJob, JobDefinition } from './jobs/job.ts'
import type { Services } from './services.ts'

/**
 * A part of the product: one folder under `modules/`, one line in `modules/index.ts`. Layers above the platform add to what a
 * module can have by extending this interface.
 */
export interface Module {
  /** The name of its folder, and its word on the map. */
  name: string
  /** The modules whose `index.ts` it imports; a test checks that this is all of them. */
  uses: readonly string[]
  /** Adds its routes. */
  routes?(app: App, services: Services): void | Promise<void>
  jobs?: readonly AnyJob<Services>[]
  commands?: readonly Command[]
  /** Called once in each process before it takes requests and jobs, after the database has been migrated. */
  start?(services: Services): void | Promise<void>
}

/** A command of `npm run -s regulars -- <name> …`. */
export interface Command {
  /** One or two words: `doctor`, `api-key create`. */
  name: string
  /** What it takes, for the help: `--name NAME [--role ROLE]`. */
  usage: string
  /** What it does, in one line. */
  summary: string
  /**
   * Does it. What it prints as its result goes through `print`, one line each; messages on the way go through `tell`.
   *
   * @throws Problem whose sentence is shown; the process then exits with 1
   */
  run(args: string[], context: CommandContext): Promise<void>
}

/** What a command works with. */
export interface CommandContext {
  services: Services
  /** Writes a line of the result to standard output. */
  print(line: string): void
  /** Writes a line for people, which is no result, to standard error. */
  tell(line: string): void
}

/** Says what a module is. */
export function defineModule<M extends Module>(module: M): M {
  return module
}

/** Says what a job is; see {@link JobDefinition}. */
export function defineJob<Payload>(job: JobDefinition<Payload, Services>): JobDefinition<Payload, Services> {
  return job
}
