import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { Log } from '../log.ts'
import type { Attributes, Tracing } from './span.ts'

/** Where to, as OpenTelemetry's own variables say it. */
export interface TracingOptions {
  endpoint: string
  /** `OTEL_EXPORTER_OTLP_HEADERS`: `name=value,name=value`. */
  headers?: string | undefined
  serviceName: string
  version: string
  log: Log
}

interface SpanContext {
  traceId: string
  spanId: string
}

const sendEveryMs = 2_000
const sendAtOnce = 500
/** A collector that does not answer must not fill the memory; what is more is dropped. */
const mostWaiting = 5_000

/**
 * Starts tracing: OTLP over HTTP with JSON, which every collector takes. Spans are sent in batches; one that cannot be sent is dropped, since no trace is worth
 * a slower answer.
 */
export function startTracing(options: TracingOptions): Tracing {
  const storage = new AsyncLocalStorage<SpanContext>()
  const sender = startSender(options)
  return {
    isWithin: () => storage.getStore() !== undefined,
    begin(name, kind, attributes = {}, traceparent) {
      const parent = storage.getStore() ?? parentOf(traceparent)
      const context = { traceId: parent?.traceId ?? hex(16), spanId: hex(8) }
      const startedAt = nanoseconds()
      return {
        within: (work) => storage.run(context, work),
        end(more = {}, failed = false) {
          sender.add({
            ...context,
            ...(parent ? { parentSpanId: parent.spanId } : {}),
            name,
            kind,
            startTimeUnixNano: String(startedAt),
            endTimeUnixNano: String(nanoseconds()),
            attributes: attributesOf({ ...attributes, ...more }),
            status: failed ? { code: 2 } : {},
          })
        },
      }
    },
    close: sender.close,
  }
}

function startSender({ endpoint, headers = '', serviceName, version, log }: TracingOptions) {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`
  const resource = { attributes: attributesOf({ 'service.name': serviceName, 'service.version': version }) }
  let waiting: object[] = []
  let warned = false
  const send = async () => {
    const spans = waiting.splice(0)
    if (spans.length === 0) return
    const body = JSON.stringify({
      resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'regulars' }, spans }] }],
    })
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headersOf(headers) },
        body,
        signal: AbortSignal.timeout(5_000),
      })
      if (!answer.ok) throw new Error(`it answered ${answer.status}`)
      warned = false
    } catch (error) {
      if (!warned) log.warn({ reason: (error as Error).message }, 'Traces cannot be sent.')
      warned = true
    }
  }
  const timer = setInterval(send, sendEveryMs).unref()
  return {
    add(span: object) {
      if (waiting.length < mostWaiting) waiting.push(span)
      if (waiting.length === sendAtOnce) void send()
    },
    async close() {
      clearInterval(timer)
      await send()
      waiting = []
    },
  }
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')

const nanoseconds = (): bigint =>
  BigInt(Math.round((performance.timeOrigin + performance.now()) * 1_000)) * 1_000n

const attributesOf = (given: Attributes): object[] =>
  Object.entries(given).map(([key, value]) => ({
    key,
    value:
      typeof value === 'string'
        ? { stringValue: value }
        : Number.isInteger(value)
          ? { intValue: String(value) }
          : { doubleValue: value },
  }))

/** W3C Trace Context: version, trace, span, flags. */
function parentOf(traceparent: string | undefined): SpanContext | undefined {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(traceparent ?? '') ?? []
  return traceId && spanId && !/^0+$/.test(traceId) ? { traceId, spanId } : undefined
}

function headersOf(written: string): Record<string, string> {
  const pairs = written.split(',').flatMap((pair) => {
    const [name = '', ...value] = pair.split('=')
    return name.trim() === '' ? [] : [[name.trim(), decodeURIComponent(value.join('=').trim())] as const]
  })
  return Object.fromEntries(pairs)
}
