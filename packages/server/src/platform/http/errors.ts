import type { FastifyError } from 'fastify'
import { Problem, toProblemDocument } from '../problem.ts'
import { databaseSilent, isDatabaseAway } from './database-silent.ts'
import type { App, Reply, Request } from './route.ts'

/** Answers every error with a problem document: ours, Fastify's own, and those nobody foresaw. */
export function answerErrors(app: App): void {
  app.setErrorHandler((error, request, reply) => sendProblem(asProblem(error), request, reply))
}

/** Sends a problem; what someone must be told of is logged as an error, with the request's id. */
export function sendProblem(problem: Problem, request: Request, reply: Reply): Reply {
  if (problem.report) request.log.error({ err: problem.cause ?? problem, code: problem.code }, problem.title)
  if (problem.status === 403)
    request.log.info({ code: problem.code, userId: request.actor?.userId }, problem.title)
  return reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(toProblemDocument(problem, `urn:uuid:${request.id}`)))
}

/** The problem for a path that leads nowhere. */
export function noSuchPath(method: string, path: string): Problem {
  return new Problem('request.no-such-path', {
    status: 404,
    title: `There is nothing at ${method} ${path}.`,
    mend: 'Look at /api/docs for what there is.',
  })
}

/** Fastify's errors of requests that are wrong in themselves, in our words. */
const requestProblems: Record<string, { code: string; title: string }> = {
  FST_ERR_CTP_INVALID_JSON_BODY: {
    code: 'request.not-json',
    title: 'The body of the request is not valid JSON.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'request.empty',
    title: 'The request says it is JSON, but its body is empty.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'request.too-large', title: 'The body of the request is too large.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'request.media-type',
    title: 'The request has a content type that is not understood here.',
  },
  FST_REQ_FILE_TOO_LARGE: { code: 'request.too-large', title: 'The file is too large.' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    code: 'request.not-multipart',
    title: 'This needs a file, sent as multipart/form-data.',
  },
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { code = '', statusCode = 500, message } = error as Partial<FastifyError>
  const known = requestProblems[code]
  if (known) return new Problem(known.code, { status: statusCode, title: known.title })
  if (statusCode >= 400 && statusCode < 500) {
    return new Problem('request.refused', {
      status: statusCode,
      title: message ?? 'The request was refused.',
    })
  }
  if (isDatabaseAway(error)) return databaseSilent(error)
  return new Problem('server.unexpected', {
    status: 500,
    title: 'Something went wrong that should not have.',
    mend: 'Nothing was changed. Try again; if it stays, look for the request id in the log.',
    report: true,
    cause: error,
  })
}
