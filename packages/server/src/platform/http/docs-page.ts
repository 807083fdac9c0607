import type { OpenApiDocument, Operation } from './openapi.ts'

/** Draws the API description as a page for people: no script, no other server. */
export function drawDocsPage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const byTag = Object.groupBy(operations, ({ operation }) => operation.tags[0] ?? '')
  const sections = Object.entries(byTag)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([tag, group = []]) =>
        `<section><h2 id="${escapeHtml(tag)}">${escapeHtml(tag)}</h2>${group.map(drawOperation).join('')}</section>`,
    )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Regulars: the API</title><style>${style}</style></head>
<body><main><h1>The API of Regulars <small>${escapeHtml(document.info.version)}</small></h1>
<p>JSON over HTTP. Send an API key as <code>Authorization: Bearer &lt;key&gt;</code>; make one in Settings or with
<code>npm run -s regulars -- api-key create --name mine</code>. Errors are problem documents (RFC 9457) that name the field and
the mend. For programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
${sections.join('\n')}</main></body></html>`
}

function drawOperation({
  path,
  method,
  operation,
}: {
  path: string
  method: string
  operation: Operation
}): string {
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: place, required, description, schema }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${place}${required ? ', needed' : ''}</td><td>${escapeHtml(description ?? '')} ${drawSchema(schema)}</td></tr>`,
  )
  return `<details id="${escapeHtml(operation.operationId)}"><summary><b>${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code>
<span>${escapeHtml(operation.summary ?? '')}</span></summary>
<p>Permission: <code>${escapeHtml(operation['x-permission'])}</code></p>
${parameters.length > 0 ? `<table>${parameters.join('')}</table>` : ''}
${operation.requestBody ? `<h3>Body</h3>${drawSchema(operation.requestBody)}` : ''}
<h3>Answers</h3>${drawSchema(operation.responses)}</details>`
}

function drawSchema(schema: unknown): string {
  const text = JSON.stringify(schema, undefined, 2)
  return text.length < 60
    ? `<code>${escapeHtml(JSON.stringify(schema))}</code>`
    : `<pre>${escapeHtml(text)}</pre>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}
main{max-width:60rem;margin:auto;padding:2rem 1rem}summary{cursor:pointer;padding:.4rem 0}summary b{display:inline-block;min-width:4.5rem}
summary span{opacity:.7}details{border-top:1px solid #8884}pre{overflow:auto;background:#8881;padding:.8rem;border-radius:.4rem}
td{vertical-align:top;padding:.2rem 1rem .2rem 0}small{font-weight:400;opacity:.6}`
