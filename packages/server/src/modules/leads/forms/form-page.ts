import type { Services } from '../../../records/index.ts'
import { drawQuestion } from './draw-question.ts'
import { formStyle } from './form-style.ts'
import { spokenNumber } from './give-card.ts'
import { escapeHtml } from './html.ts'
import type { RawAnswers } from './read-answers.ts'
import type { StoredForm } from './stored-form.ts'

/** How a page of a form is shown. */
export interface PageSetting {
  business: { name: string; color: string; logoHash: string | null }
  /** It stands in a frame of another page, without head. */
  isEmbedded: boolean
  /** It is only looked at, in a frame where no script runs. */
  isPreview?: boolean
}

/** What stands on a page of questions: the token it carries, and after a fault what was answered and what is wrong. */
export interface QuestionPage {
  token: string
  given?: RawAnswers
  /** Sentences by field; under the empty name, about the whole. */
  faults?: ReadonlyMap<string, string>
  /** Carried along from the page it stands on. */
  carried: Readonly<Record<string, string>>
}

export function pageSetting({ settings }: Pick<Services, 'settings'>, isEmbedded: boolean): PageSetting {
  const [name, color, logoHash] = [
    settings.get('businessName'),
    settings.get('documentColor'),
    settings.get('logoHash'),
  ]
  return { business: { name, color, logoHash }, isEmbedded }
}

/** What is said once it was sent: the first line large. */
export function thanksOf({ thanks }: Pick<StoredForm, 'thanks'>): { title: string; text: string } {
  const [title = '', ...rest] = thanks.split('\n')
  return { title, text: rest.join('\n') }
}

/** The field that people do not see and programs fill. */
export const potName = 'website_url'

/** The page of questions. It works without script; with it, it grows in its frame and is sent once. */
export function questionPage(form: StoredForm, page: QuestionPage, setting: PageSetting): string {
  const { token, given = {}, faults = new Map<string, string>(), carried } = page
  const questions = form.elements.map((element, index) => drawQuestion(form, element, index, given, faults))
  const whole = faults.get('') ?? (faults.size > 0 ? form.words.check : undefined)
  const hidden = Object.entries({ token, ...carried }).map(
    ([name, value]) => `<input type="hidden" name="_${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return frame(
    form,
    setting,
    `<h1>${escapeHtml(form.heading)}</h1>
${form.introduction ? `<p class="intro">${escapeHtml(form.introduction)}</p>` : ''}
<form method="post">
${whole ? `<p class="note" role="alert">${escapeHtml(whole)}</p>` : ''}
${questions.join('\n')}
${drawConsent(form, given, faults)}
<div class="pot" aria-hidden="true"><label>Website<input type="text" name="${potName}" tabindex="-1" autocomplete="off"></label></div>
${hidden.join('')}
<button>${escapeHtml(form.submitLabel)}</button>
</form>`,
  )
}

function drawConsent(
  { consentText, consentRequired, words }: StoredForm,
  given: RawAnswers,
  faults: ReadonlyMap<string, string>,
): string {
  if (!consentText) return ''
  const fault = faults.get('_consent')
  const optional = consentRequired ? '' : ` <span class="opt">(${escapeHtml(words.optional)})</span>`
  const marks = `${consentRequired ? ' required' : ''}${given._consent === undefined ? '' : ' checked'}${fault ? ' aria-invalid="true" aria-describedby="consent-fault"' : ''}`
  return `<div class="q consent"><label class="tick"><input type="checkbox" name="_consent"${marks}><span>${escapeHtml(consentText)}${optional}</span></label>
${fault ? `<p class="fault" id="consent-fault">${escapeHtml(fault)}</p>` : ''}</div>`
}

/** What a page says: thanks, one more step, closed. */
interface ToldPage {
  title: string
  text: string
  /** A page to go on to. */
  next?: string | null
  /** What the button says that sends the page once more. */
  ask?: string
  memberCard?: string | undefined
}

/** A page that says one thing. */
export function tellPage(
  form: Pick<StoredForm, 'language' | 'words'>,
  setting: PageSetting,
  { title, text, next, ask, memberCard }: ToldPage,
): string {
  return frame(
    form,
    setting,
    `<div role="status"><h1>${escapeHtml(title)}</h1><p class="intro">${escapeHtml(text)}</p>
${memberCard ? `<p class="card"><span>${escapeHtml(form.words.cardNumber)}</span><strong>${escapeHtml(spokenNumber(memberCard))}</strong></p>` : ''}</div>
${ask ? `<form method="post"><button>${escapeHtml(ask)}</button></form>` : ''}
${next ? `<a class="go" href="${escapeHtml(next)}" target="_top" data-next>${escapeHtml(form.words.goOn)}</a>` : ''}`,
  )
}

function frame(
  form: Pick<StoredForm, 'language'>,
  { business, isEmbedded, isPreview }: PageSetting,
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
<html lang="${escapeHtml(form.language)}"${isEmbedded ? ' class="embed"' : ''}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${name}</title><style>${formStyle(business.color)}</style>${script}</head>
<body${isEmbedded ? ' class="embed"' : ''}><${box} class="page">${isEmbedded ? '' : `<p class="business">${logo}<span>${name}</span></p>`}
${body}</${box}></body></html>`
}
