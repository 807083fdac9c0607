import type { Reply } from '../../../platform/http/route.ts'
import type { StoredForm } from './stored-form.ts'

/** Who may show the page in a frame, and where its button may lead: said to the browser, which holds pages to it. */
export function pageHeaders(
  reply: Reply,
  form: Pick<StoredForm, 'allowedDomains' | 'redirectUrl'> | undefined,
): void {
  const frames = (form?.allowedDomains ?? []).flatMap((domain) => [`https://${domain}`, `http://${domain}`])
  const next =
    form?.redirectUrl && URL.canParse(form.redirectUrl) ? ` ${new URL(form.redirectUrl).origin}` : ''
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'self'${next}; frame-ancestors 'self'${frames.map((frame) => ` ${frame}`).join('')}`,
    )
    .removeHeader('x-frame-options')
}
