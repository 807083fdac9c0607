/** What tests of sales need again and again: a server with an owner, requests that must succeed, and quotes that customers signed. */
import { expect } from 'vitest'
import { type Answer, type Caller, type TestServer, testServer } from '../governance/testing.ts'
import { product } from '../index.ts'

/** A server, and ways to ask it that fail the test when it refuses. */
export interface SalesServer extends TestServer {
  olga: Caller
  /** Makes a record and answers with its id. */
  make(path: string, body: object, as?: Caller): Promise<string>
  read(path: string): Promise<Answer['body']>
  /** The records that point to one. */
  of(path: string, field: string, id: string): Promise<Answer['body'][]>
  /** A quote with these lines that its customer has signed; answers with its id and that of the order. */
  signed(quote: object, lines: readonly object[]): Promise<{ quoteId: string; orderId: string }>
}

/** Starts it. */
export async function salesServer(): Promise<SalesServer> {
  const server = await testServer(product)
  const olga = await server.owner()
  const { send } = server
  const make = async (path: string, body: object, as: Caller = olga): Promise<string> => {
    const answer = await send('POST', `/api/v1/${path}`, as, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body.id
  }
  const read = async (path: string) => (await send('GET', `/api/v1/${path}`, olga)).body
  const of = async (path: string, field: string, id: string) => {
    const filter = encodeURIComponent(JSON.stringify({ field, op: 'is', value: id }))
    return (await read(`${path}?limit=200&filter=${filter}`)).data
  }
  const signed = async (quote: object, lines: readonly object[]) => {
    const quoteId = await make('quotes', quote)
    const written = await send('PUT', `/api/v1/quotes/${quoteId}/lines`, olga, { lines })
    expect(written.status, JSON.stringify(written.body)).toBe(200)
    await send('POST', `/api/v1/quotes/${quoteId}/send`, olga, { mail: false })
    const { link } = await read(`quotes/${quoteId}/link`)
    const path = `/api/v1/public/quotes/${new URL(link).pathname.slice(3)}`
    const { documentHash } = (await send('GET', path)).body
    const signing = { signedBy: 'Marta', signature: [], chosenLineIds: [], documentHash }
    const accepted = await send('POST', `${path}/accept`, undefined, {
      ...signing,
      gross: written.body.quote.gross,
    })
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200)
    const [{ orderId }] = await of('quote-acceptances', 'quote', quoteId)
    return { quoteId, orderId }
  }
  return { ...server, olga, make, read, of, signed }
}
