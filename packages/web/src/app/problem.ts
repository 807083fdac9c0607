import { told, toldAll } from '../ui/texts/told.ts'

/** One fault among several, and where it is. */
export interface Fault {
  field: string
  message: string
}

/** What the server says when it refuses (RFC 9457): what happened, what to do about it, and where. */
export interface ProblemDocument {
  status: number
  code: string
  title: string
  /** The way out. */
  detail?: string
  field?: string
  faults?: Fault[]
  instance?: string
  [extension: string]: unknown
}

/** The one error that calls to the server end in; its words are fit for the screen. */
export class ApiProblem extends Error {
  readonly document: ProblemDocument

  constructor(document: ProblemDocument) {
    super(told(document.title))
    this.name = 'ApiProblem'
    this.document = { ...toldAll(document), title: this.message }
  }

  get status(): number {
    return this.document.status
  }

  get code(): string {
    return this.document.code
  }

  get detail(): string | undefined {
    return this.document.detail
  }

  /** The message for one field of a form, if it is at fault. */
  faultOf(field: string): string | undefined {
    const isAt = (named: string | undefined) => named === field || named?.startsWith(`${field}.`)
    const fault = this.document.faults?.find((each) => isAt(each.field))
    return fault?.message ?? (isAt(this.document.field) ? this.message : undefined)
  }
}

/** Any error as a problem, so that screens need to know only one kind. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem({
    status: 0,
    code: 'web.unexpected',
    title: 'Something went wrong on this page.',
    detail: error instanceof Error ? error.message : 'Reload it to go on.',
  })
}

/** The server did not answer at all. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: 'network.unreachable',
    title: 'Regulars cannot be reached.',
    detail: 'Check that you are online and that the server runs, then try again.',
  })
}

/** Reads what an answer that is not a success says; a proxy's page of HTML becomes words too. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  if (isProblemDocument(body)) return new ApiProblem({ ...body, status: response.status })
  return new ApiProblem({
    status: response.status,
    code: `http.${response.status}`,
    title: response.status >= 500 ? 'The server could not answer.' : 'The server refused this.',
    detail: messageOf(body) ?? 'Try again in a moment.',
  })
}

function isProblemDocument(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'title' in body && 'code' in body
}

/** Sign-in answers `{ message, code }` rather than a problem document. */
function messageOf(body: unknown): string | undefined {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined
  return typeof message === 'string' ? message : undefined
}
