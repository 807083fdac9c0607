/** What quotes and the catalogue bring to the module: one list of each, so that the module's own file stays a table of contents. */
import type { App } from '../../../platform/http/route.ts'
import type { BeforeWrite, Services } from '../../../records/index.ts'
import { checkPriceBooks, checkPrices } from '../catalogue/check-price-books.ts'
import { checkRelatedProducts } from '../catalogue/check-related-products.ts'
import { addCatalogueRoutes } from '../catalogue/routes.ts'
import { completeCurrency } from '../complete-order.ts'
import { addLogoRoutes } from '../logo-routes.ts'
import { completeQuote, keepSentQuote, repriceChangedQuote } from './complete-quote.ts'
import { completeTemplateLine } from './complete-template.ts'
import { mailQuote } from './mail-quote.ts'
import { addPublicQuoteRoutes } from './public-routes.ts'
import { addQuoteRoutes } from './routes.ts'
import { watchQuotes } from './watch-quotes.ts'

/** Adds the routes of catalogue, quotes and the customer's page. */
export function addOfferRoutes(app: App, services: Services): void {
  addCatalogueRoutes(app, services)
  addQuoteRoutes(app, services)
  addPublicQuoteRoutes(app, services)
  addLogoRoutes(app, services)
}

/** What writes of price books and quotes pass, in order. */
export const offerSteps: readonly BeforeWrite[] = [
  checkPriceBooks,
  checkPrices,
  checkRelatedProducts,
  completeCurrency('quoteTemplate'),
  completeTemplateLine,
  completeQuote,
  keepSentQuote,
  repriceChangedQuote,
]

/** Mailing, reminding and expiring. */
export const offerJobs = [mailQuote, watchQuotes]
