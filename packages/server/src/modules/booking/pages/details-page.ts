import { drawConsent } from '../../../platform/pages/consent.ts'
import { escapeHtml } from '../../../platform/pages/html.ts'
import { drawPage, type PageSetting } from '../../../platform/pages/page.ts'
import { drawPot } from '../../../platform/pages/pot.ts'
import { timeWords } from '../say-time.ts'
import type { StoredPage } from '../stored-page.ts'
import { drawFacts } from './pick-page.ts'
import { pickStyle } from './pick-style.ts'

/** The answers of a visitor as they came. */
export type Given = Readonly<Record<string, unknown>>

/** What the page of the last step shows. */
export interface Details {
  /** Milliseconds since 1970. */
  at: number
  zone: string
  locale: string
  token: string
  /** Back to the times. */
  back: string
  given?: Given
  /** Sentences by field; under the empty name, about the whole. */
  faults?: ReadonlyMap<string, string>
}

/** The last step: who books the time that was chosen. */
export function detailsPage(page: StoredPage, details: Details, setting: PageSetting): string {
  const { words } = page
  const { at, zone, locale, token, back, given = {}, faults = new Map<string, string>() } = details
  const whole = faults.get('') ?? (faults.size > 0 ? words.check : undefined)
  const hidden = { _token: token, _at: new Date(at).toISOString(), _zone: zone }
  return drawPage(
    page,
    { ...setting, style: pickStyle },
    `<a class="back" href="${escapeHtml(back)}">‹ ${escapeHtml(words.another)}</a><h1>${escapeHtml(page.name)}</h1>
${drawFacts(page)}
${drawWhen(page, { from: at, until: at + page.rules.lastsMs, zone, locale })}
<form method="post" action="/b/${escapeHtml(page.slug)}">
${whole ? `<p class="note" role="alert">${escapeHtml(whole)}</p>` : ''}
${drawLine('name', 'text', words.yourName, 'name', given, faults)}
${drawLine('email', 'email', words.yourEmail, 'email', given, faults)}
<div class="q"><label for="note">${escapeHtml(words.about)} <span class="opt">(${escapeHtml(words.optional)})</span></label><textarea id="note" name="note" maxlength="2000">${escapeHtml(textOf(given.note))}</textarea></div>
${drawConsent(page, { isGiven: given._consent !== undefined, fault: faults.get('_consent') })}
${drawPot()}
${Object.entries(hidden)
  .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
  .join('')}
<button>${escapeHtml(words.book)}</button>
</form>`,
  )
}

/** When it is, on the clock of the visitor. */
export function drawWhen(
  { language }: Pick<StoredPage, 'language'>,
  { from, until, zone, locale }: { from: number; until: number; zone: string; locale: string },
): string {
  // A line does not break between beginning and end.
  const said = timeWords(language, locale, zone)
    .stretch(new Date(from), new Date(until))
    .replace('–', '\u2060–\u2060')
  return `<p class="when"><b>${escapeHtml(said)}</b><span>${escapeHtml(zone.replaceAll('_', ' '))}</span></p>`
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function drawLine(
  name: 'name' | 'email',
  type: string,
  label: string,
  autocomplete: string,
  given: Given,
  faults: ReadonlyMap<string, string>,
): string {
  const fault = faults.get(name)
  const wrong = fault ? ` aria-invalid="true" aria-describedby="${name}-fault"` : ''
  return `<div class="q"><label for="${name}">${escapeHtml(label)}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" maxlength="${name === 'name' ? 200 : 320}" required value="${escapeHtml(textOf(given[name]))}"${wrong}>
${fault ? `<p class="fault" id="${name}-fault">${escapeHtml(fault)}</p>` : ''}</div>`
}
