/** What is said of a span; texts and numbers. */
export type Attributes = Record<string, string | number>

/** Kinds of span by their numbers in OpenTelemetry. */
export const spanKind = { internal: 1, server: 2, client: 3 } as const

/** A span that has begun. */
export interface OpenSpan {
  /** Does work within it: spans that begin there are its children. */
  within<T>(work: () => T): T
  end(more?: Attributes, failed?: boolean): void
}

/** Tells an OpenTelemetry collector what took how long, and what it was a part of. */
export interface Tracing {
  /** Begins a span below the present one, or below the one that a `traceparent` header names. */
  begin(name: string, kind: number, attributes?: Attributes, traceparent?: string): OpenSpan
  /** Whether anything is being traced at this moment: statements outside a request or job are not. */
  isWithin(): boolean
  close(): Promise<void>
}
