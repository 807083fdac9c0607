/** States of a quote and what may follow. A version that was sent is never changed: a revision makes a new one and replaces it. */
export type QuoteStatus = 'draft' | 'sent' | 'accepted' | 'declined' | 'expired' | 'replaced'

const following: Record<QuoteStatus, readonly QuoteStatus[]> = {
  draft: ['sent'],
  sent: ['accepted', 'declined', 'expired', 'replaced'],
  declined: ['replaced'],
  expired: ['replaced'],
  accepted: [],
  replaced: [],
}

/** Whether a quote may go from one state to another. */
export const mayBecome = (from: QuoteStatus, to: QuoteStatus): boolean => following[from].includes(to)

const words: Record<QuoteStatus, string> = {
  draft: 'a draft',
  sent: 'sent',
  accepted: 'accepted',
  declined: 'declined',
  expired: 'expired',
  replaced: 'replaced by a newer version',
}

/** A state as a sentence goes on after "is". */
export const quoteStatusWord = (status: string): string => words[status as QuoteStatus] ?? status
