import type { Tax } from '@regulars/model'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { mostLines, type Quote, type QuoteLine } from './quote.ts'

/** One quote. */
export const quoteQuery = (id: string) => apiQuery<Quote>(`quotes/${id}`)

/** Its lines, in their order. */
export const linesQuery = (quoteId: string) =>
  apiQuery<ListPage<QuoteLine>>('quote-lines', {
    filter: { field: 'quote', op: 'is', value: quoteId },
    sort: 'position',
    limit: mostLines,
  })

/** The taxes of each tax class in a country, as they hold today. */
export const taxesQuery = (country: string | null) => ({
  ...apiQuery<{ data: { taxClassId: string; taxes: Tax[] }[] }>('taxes', { country }),
  meta: { topics: ['tax-rates', 'tax-classes'] },
})

/** The tax classes there are. */
export const taxClassesQuery = apiQuery<ListPage<{ id: string; name: string }>>('tax-classes', {
  fields: ['name'],
  limit: 100,
})

/** What the business has settled about quotes. */
export const quoteSettingsQuery = apiQuery<{ discountLimit: number | null }>('settings')
