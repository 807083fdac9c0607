import type { App } from '../http/route.ts'

/** Lets the routes of a scope take what pages without script send. */
export function takeFormFields(scope: App): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 200_000 },
    (_request, body, done) => done(null, readFields(String(body))),
  )
}

/** Fields by name; a name that comes several times is a list. */
function readFields(body: string): Record<string, string | string[]> {
  const fields = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(body))
    fields.set(name, [...(fields.get(name) ?? []), value])
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
  )
}
