import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify'
import { z } from 'zod'
import { type Fault, Problem } from '../problem.ts'

/** Checks a part of a request against its zod schema; unknown properties are refused when the schema is strict. */
export const validateWithZod: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  if (!(schema instanceof z.ZodType))
    throw new Error(`The schema of the ${httpPart ?? 'request'} is no zod schema.`)
  return (value) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? { value: parsed.data } : { error: invalidInput(parsed.error, httpPart) }
  }
}

/** Turns what zod found into one problem that names each field. */
export function invalidInput(
  error: z.ZodError,
  part = 'body',
): Problem & { validation?: FastifySchemaValidationError[] } {
  const faults = error.issues.flatMap(faultsOf)
  const [first] = faults
  const where = part === 'querystring' ? 'address' : part === 'params' ? 'path' : part
  return new Problem('request.invalid', {
    status: 422,
    title: first ? sentence(first, where) : `The ${where} of the request is not as expected.`,
    mend: 'Correct it and send it again; /api/docs says what is expected.',
    field: first?.field || undefined,
    faults,
  })
}

function sentence({ field, message }: Fault, where: string): string {
  return field === '' ? `The ${where} of the request is wrong: ${message}.` : `${field}: ${message}.`
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...path, key].join('.'),
      message: 'there is no such property',
    }))
  }
  return [{ field: path.join('.'), message: issue.message.replace(/\.$/, '') }]
}
