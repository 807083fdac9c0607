import { drawConsent } from '../../../platform/pages/consent.ts'
import { escapeHtml } from '../../../platform/pages/html.ts'
import { drawPage, type PageSetting } from '../../../platform/pages/page.ts'
import { drawPot } from '../../../platform/pages/pot.ts'
import { drawQuestion } from './draw-question.ts'
import { spokenNumber } from './give-card.ts'
import type { RawAnswers } from './read-answers.ts'
import type { StoredForm } from './stored-form.ts'

/** What stands on a page of questions: the token it carries, and after a fault what was answered and what is wrong. */
export interface QuestionPage {
  token: string
  given?: RawAnswers
  /** Sentences by field; under the empty name, about the whole. */
  faults?: ReadonlyMap<string, string>
  /** Carried along from the page it stands on. */
  carried: Readonly<Record<string, string>>
}

/** What is said once it was sent: the first line large. */
export function thanksOf({ thanks }: Pick<StoredForm, 'thanks'>): { title: string; text: string } {
  const [title = '', ...rest] = thanks.split('\n')
  return { title, text: rest.join('\n') }
}

/** The page of questions. It works without script; with it, it grows in its frame and is sent once. */
export function questionPage(form: StoredForm, page: QuestionPage, setting: PageSetting): string {
  const { token, given = {}, faults = new Map<string, string>(), carried } = page
  const questions = form.elements.map((element, index) => drawQuestion(form, element, index, given, faults))
  const whole = faults.get('') ?? (faults.size > 0 ? form.words.check : undefined)
  const hidden = Object.entries({ token, ...carried }).map(
    ([name, value]) => `<input type="hidden" name="_${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return drawPage(
    form,
    setting,
    `<h1>${escapeHtml(form.heading)}</h1>
${form.introduction ? `<p class="intro">${escapeHtml(form.introduction)}</p>` : ''}
<form method="post">
${whole ? `<p class="note" role="alert">${escapeHtml(whole)}</p>` : ''}
${questions.join('\n')}
${drawConsent(form, { isGiven: given._consent !== undefined, fault: faults.get('_consent') })}
${drawPot()}
${hidden.join('')}
<button>${escapeHtml(form.submitLabel)}</button>
</form>`,
  )
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
  return drawPage(
    form,
    setting,
    `<div role="status"><h1>${escapeHtml(title)}</h1><p class="intro">${escapeHtml(text)}</p>
${memberCard ? `<p class="card"><span>${escapeHtml(form.words.cardNumber)}</span><strong>${escapeHtml(spokenNumber(memberCard))}</strong></p>` : ''}</div>
${ask ? `<form method="post"><button>${escapeHtml(ask)}</button></form>` : ''}
${next ? `<a class="go" href="${escapeHtml(next)}" target="_top" data-next>${escapeHtml(form.words.goOn)}</a>` : ''}`,
  )
}
