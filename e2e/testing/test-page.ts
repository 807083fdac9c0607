import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A website of somebody else, with one page. */
export interface TestPage {
  url: string
  /** As a form names the websites that may show it. */
  domain: string
  close(): Promise<void>
}

/** Serves a page as a website elsewhere would: at an address of its own. */
export async function openTestPage(html: string): Promise<TestPage> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const domain = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${domain}`,
    domain,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
