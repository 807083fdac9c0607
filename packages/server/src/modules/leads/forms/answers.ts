import type { FormAnswer } from './read-answers.ts'

/** What was answered to a question that asks for text. */
export function answerTo(answers: readonly FormAnswer[], field: string): string | null {
  const value = answers.find((answer) => answer.field === field)?.value
  return typeof value === 'string' ? value : null
}

/** How whoever answered is called. */
export function nameOf(answers: readonly FormAnswer[]): string {
  const said = (field: string) => answerTo(answers, field)
  const both = [said('contact.firstName'), said('contact.lastName')].filter(Boolean).join(' ')
  return said('contact.name') || both || said('contact.email') || said('contact.phone') || 'Somebody'
}
