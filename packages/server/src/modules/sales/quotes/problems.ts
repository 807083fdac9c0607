import { type QuoteStatus, quoteStatusWord } from '@regulars/model'
import { Problem } from '../../../platform/problem.ts'

/** There is no such quote, or none that may be seen. */
export const noSuchQuote = () =>
  new Problem('quote.not-found', { status: 404, title: 'There is no such quote.' })

/** The quote has left the desk; what a customer read stays as it was. */
export const sentAlready = (status: string) =>
  new Problem('quote.fixed', {
    status: 409,
    title: `This quote is ${quoteStatusWord(status)}, so it stays as it is.`,
    mend: 'Make a new version of it and change that.',
  })

/** The quote cannot go from the state it is in to the one wanted. */
export const notFrom = (from: QuoteStatus, to: QuoteStatus) =>
  new Problem('quote.state', {
    status: 409,
    title: `A quote that is ${quoteStatusWord(from)} cannot become ${quoteStatusWord(to)}.`,
    mend: from === 'draft' ? 'Send it first.' : 'Make a new version of it.',
  })

/** The quote lacks what sending needs. */
export const notReady = (field: string, title: string, mend: string) =>
  new Problem('quote.not-ready', { status: 422, title, mend, field })

/** Its discount is above the limit and nobody has approved it. */
export const needsApproval = (discount: number, limit: number) =>
  new Problem('quote.needs-approval', {
    status: 409,
    title: `A discount of ${percent(discount)} is above the limit of ${percent(limit)}.`,
    mend: 'Ask somebody who may approve it, or lower the discount.',
  })

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`

/** The last day to accept it has passed. */
export const expired = (validUntil: string) =>
  new Problem('quote.expired', {
    status: 409,
    title: `This quote was valid until ${validUntil}.`,
    mend: 'Ask for a new one.',
  })

/** Somebody has accepted it before, or in this very moment. */
export const acceptedAlready = () =>
  new Problem('quote.accepted', { status: 409, title: 'This quote has been accepted already.' })

/** What was read is not what is on offer now. */
export const readAnother = () =>
  new Problem('quote.changed', {
    status: 409,
    title: 'The quote has changed since you opened it.',
    mend: 'Read it once more before you sign.',
  })

/** A line names something that is not on the quote, or may not be chosen. */
export const notOptional = () =>
  new Problem('quote.not-optional', {
    status: 422,
    title:
      'Only optional lines of this quote can be chosen, and one of those that stand in place of each other.',
    field: 'chosenLineIds',
  })

/** A line is not of this quote. */
export const strangeLine = (index: number) =>
  new Problem('quote.strange-line', {
    status: 422,
    title: 'This line belongs to another quote, or was removed.',
    field: `lines.${index}.id`,
  })

/** A product without a tax class, where tax is due. */
export const taxClassMissing = (name: string, position: number) =>
  new Problem('quote.tax-class-missing', {
    status: 422,
    title: `“${name}” has no tax class, so nobody can say which tax it bears.`,
    mend: 'Give the line a tax class, or mark the quote as exempt.',
    field: `lines.${position - 1}.taxClassId`,
  })
