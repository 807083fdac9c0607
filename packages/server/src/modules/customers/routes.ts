import { company, contact } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { ctxFor, type Services } from '../../records/index.ts'
import { recallContact } from './memory/contact-memory.ts'
import { readNeighbours } from './relationships/read-neighbours.ts'

const params = z.strictObject({ id: z.string() })

/** The routes of the customers module; list, get and write of people, companies, notes and tasks are generic. */
export function addCustomerRoutes(app: App, services: Services): void {
  app.get(
    '/api/v1/contacts/:id/memory',
    {
      config: {
        permission: 'contact.read',
        tag: 'contacts',
        summary: 'What is worth remembering of one person: rhythm, favourites, last talk, pinned notes',
      },
      schema: { params },
    },
    (request) => recallContact(ctxFor(services, actorOf(request)), request.params.id),
  )
  app.get(
    '/api/v1/relationships/around/:object/:id',
    {
      config: {
        permission: 'relationship.read',
        tag: 'relationships',
        summary: 'Who belongs with a person or a company, and who with those',
      },
      schema: { params: z.strictObject({ object: z.enum(['contact', 'company']), id: z.string() }) },
    },
    (request) => {
      const { object, id } = request.params
      return readNeighbours(ctxFor(services, actorOf(request)), { contact, company }[object], id)
    },
  )
}
