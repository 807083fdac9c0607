import type { PlatformServices } from '../services.ts'
import { escapeHtml } from './html.ts'
import { pageStyle } from './page-style.ts'

/** How a page that strangers see is shown. */
export interface PageSetting {
  business: { name: string; color: string; logoHash: string | null }
  /** It stands in a frame of another page, without head. */
  isEmbedded: boolean
  /** It is only looked at, in a frame where no script runs. */
  isPreview?: boolean
  /** Rules on top of those of all pages. */
  style?: string
}

/** In the name and colour of the business. */
export function pageSetting(
  { settings }: Pick<PlatformServices, 'settings'>,
  isEmbedded: boolean,
): PageSetting {
  const [name, color, logoHash] = [
    settings.get('businessName'),
    settings.get('documentColor'),
    settings.get('logoHash'),
  ]
  return { business: { name, color, logoHash }, isEmbedded }
}

/**
 * A whole page for strangers, drawn on the server, which works without script.
 *
 * @param body HTML: whatever of it came from outside has been escaped
 */
export function drawPage(
  { language }: { language: string },
  { business, isEmbedded, isPreview, style = '' }: PageSetting,
  body: string,
): string {
  const name = escapeHtml(business.name)
  // Within a page of others it is a part of theirs.
  const box = isEmbedded ? 'div' : 'main'
  const script = isPreview ? '' : '<script src="/embed/page.js" defer></script>'
  const logo = business.logoHash
    ? `<img src="/api/v1/public/logo?v=${business.logoHash.slice(0, 8)}" alt="">`
    : ''
  return `<!doctype html>
<html lang="${escapeHtml(language)}"${isEmbedded ? ' class="embed"' : ''}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${name}</title><style>${pageStyle(business.color)}${style}</style>${script}</head>
<body${isEmbedded ? ' class="embed"' : ''}><${box} class="page">${isEmbedded ? '' : `<p class="business">${logo}<span>${name}</span></p>`}
${body}</${box}></body></html>`
}
