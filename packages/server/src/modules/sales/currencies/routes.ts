import { type App, actorOf } from '../../../platform/http/route.ts'
import { ctxFor, type Services } from '../../../records/index.ts'
import { readCurrencies } from './read-currencies.ts'

/** The route of the currencies; rates are records like any other. */
export function addCurrencyRoutes(app: App, services: Services): void {
  app.get(
    '/api/v1/currencies',
    {
      config: {
        permission: 'exchangeRate.update',
        tag: 'sales',
        summary: 'What amounts are in, and what it is worth today',
      },
    },
    ({ actor }) => readCurrencies(ctxFor(services, actorOf({ actor }))),
  )
}
