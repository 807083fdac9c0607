import type { App, Request } from '../http/route.ts'
import { type OpenSpan, spanKind, type Tracing } from './span.ts'

/** Makes each request a span, with the statements that answer it below. To be called before any other hook is added. */
export function traceRequests(app: App, tracing: Tracing): void {
  const spans = new WeakMap<Request, OpenSpan>()
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, routeOptions, headers } = request
    const route = routeOptions.url ?? 'none'
    const attributes = { 'http.request.method': method, 'http.route': route }
    const traceparent = typeof headers.traceparent === 'string' ? headers.traceparent : undefined
    const span = tracing.begin(`${method} ${route}`, spanKind.server, attributes, traceparent)
    spans.set(request, span)
    span.within(done)
  })
  app.addHook('onResponse', async (request, { statusCode }) => {
    spans.get(request)?.end({ 'http.response.status_code': statusCode }, statusCode >= 500)
  })
}
