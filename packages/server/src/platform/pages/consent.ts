import { escapeHtml } from './html.ts'

/** What somebody is asked to agree to. */
interface AskedConsent {
  /** The very words; null = nothing is asked. */
  consentText: string | null
  consentRequired: boolean
  words: { optional: string }
}

/** The tick by which a visitor agrees, with the words it stands for. */
export function drawConsent(
  { consentText, consentRequired, words }: AskedConsent,
  { isGiven, fault }: { isGiven: boolean; fault: string | undefined },
): string {
  if (!consentText) return ''
  const optional = consentRequired ? '' : ` <span class="opt">(${escapeHtml(words.optional)})</span>`
  const marks = `${consentRequired ? ' required' : ''}${isGiven ? ' checked' : ''}${fault ? ' aria-invalid="true" aria-describedby="consent-fault"' : ''}`
  return `<div class="q consent"><label class="tick"><input type="checkbox" name="_consent"${marks}><span>${escapeHtml(consentText)}${optional}</span></label>
${fault ? `<p class="fault" id="consent-fault">${escapeHtml(fault)}</p>` : ''}</div>`
}
