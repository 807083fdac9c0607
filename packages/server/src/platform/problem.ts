/** What a {@link Problem} needs to say; only `title` and `status` are always needed. */
export interface ProblemOptions {
  /** HTTP status that a request ending in this problem answers with. */
  status: number
  /** One sentence for people: what went wrong. */
  title: string
  /** A sentence on what to do about it. */
  mend?: string
  /** The field, parameter or column the problem is about. */
  field?: string
  /** Every single fault, when there are several (a form with three wrong fields). */
  faults?: Fault[]
  /** True when someone who runs the server should hear of it; such problems are logged as errors. */
  report?: boolean
  /** Further members of the problem document, such as `{ available: 120 }`. */
  extra?: Record<string, unknown>
  /** The error that led here; logged, never sent. */
  cause?: unknown
}

/** One fault among several, and where it is. */
export interface Fault {
  field: string
  message: string
}

/** The body of an error response (RFC 9457, `application/problem+json`). */
export interface ProblemDocument {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  instance?: string
  field?: string
  faults?: Fault[]
  [extension: string]: unknown
}

/**
 * The one kind of error that people may see: a code, a sentence, and what to do.
 * Thrown inside the write path it rolls everything back; over HTTP it becomes a problem document.
 *
 * @example throw new Problem('contact.not-found', { status: 404, title: 'There is no such contact.' })
 */
export class Problem extends Error {
  /** `<subject>.<what-is-wrong>`, stable, for programs. */
  readonly code: string
  readonly status: number
  readonly mend: string | undefined
  readonly field: string | undefined
  readonly faults: Fault[] | undefined
  readonly report: boolean
  readonly extra: Record<string, unknown>

  constructor(code: string, options: ProblemOptions) {
    super(options.title, { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.status = options.status
    this.mend = options.mend
    this.field = options.field
    this.faults = options.faults
    this.report = options.report ?? false
    this.extra = options.extra ?? {}
  }

  /** The same as `message`, under the name RFC 9457 gives it. */
  get title(): string {
    return this.message
  }
}

/** Turns a problem into the document that is sent; `instance` names this one occurrence. */
export function toProblemDocument(problem: Problem, instance?: string): ProblemDocument {
  const optional = { detail: problem.mend, instance, field: problem.field, faults: problem.faults }
  return {
    ...problem.extra,
    type: `/api/docs#${problem.code}`,
    title: problem.title,
    status: problem.status,
    code: problem.code,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}
