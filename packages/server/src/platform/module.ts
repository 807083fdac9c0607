import type { Actor } from '@regulars/model'
import type { Config } from './config.ts'
import type { App, Request } from './http/route.ts'
import type { AnyJob, JobDefinition } from './jobs/job.ts'
import type { JobRun } from './jobs/job-runs.ts'
import type { PlatformServices, Services } from './services.ts'

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
  /** Who people are and what they may do; exactly one module knows. */
  identity?: Identity
}

/** What runs: the modules, and what the layers above the platform add to its services. */
export interface Product {
  modules: readonly Module[]
  services(platform: PlatformServices): Services
}

/** How requests become actors. */
export interface Identity {
  /** Who asks, from the session cookie or the API key of a request; undefined when nobody we know. */
  authenticate(request: Request, services: Services): Promise<Actor | undefined>
  /** Whether somebody with a right password may come in; false for people who were deactivated. */
  maySignIn(userId: string, services: Services): Promise<boolean>
  /** Called when somebody may have signed out or changed their password, so that nothing remembered of them stays. */
  signInChanged(services: Services): void | Promise<void>
  /** Sends the link with which somebody chooses a new password. */
  sendPasswordLink(to: { email: string; name: string }, token: string, services: Services): Promise<void>
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
   * Does it, with the words after its name; `parseArgs` of `node:util` reads them.
   *
   * @throws Problem whose sentence is shown; the process then exits with 1
   */
  run(args: string[], context: CommandContext): Promise<void>
}

/** What a command works with. */
export interface CommandContext {
  config: Config
  /** Opens the database (starting the embedded one if need be), migrates it, and answers with the services. */
  services(): Promise<Services>
  /**
   * Waits until a run of a job has ended, doing it here when no server is there to do it; shows its progress.
   *
   * @throws Problem with the run's error when it failed
   */
  finish(runId: string): Promise<JobRun>
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
