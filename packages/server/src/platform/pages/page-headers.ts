import type { Reply } from '../http/route.ts'

/** Who may show the page in a frame, and where its button may lead: said to the browser, which holds pages to it. */
export function pageHeaders(
  reply: Reply,
  page?: { allowedDomains: readonly string[]; redirectUrl: string | null },
): void {
  const frames = (page?.allowedDomains ?? []).flatMap((domain) => [`https://${domain}`, `http://${domain}`])
  const next =
    page?.redirectUrl && URL.canParse(page.redirectUrl) ? ` ${new URL(page.redirectUrl).origin}` : ''
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'self'${next}; frame-ancestors 'self'${frames.map((frame) => ` ${frame}`).join('')}`,
    )
    .removeHeader('x-frame-options')
}
