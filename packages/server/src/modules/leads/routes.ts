import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { pageSetting } from '../../platform/pages/page.ts'
import { pageHeaders } from '../../platform/pages/page-headers.ts'
import { answerWrite, ctxFor, get, type Services } from '../../records/index.ts'
import { convertLead } from './convert-lead.ts'
import { questionPage } from './forms/form-page.ts'
import { addFormPages } from './forms/public-routes.ts'
import { readForm } from './forms/stored-form.ts'
import { noSuchForm } from './problems.ts'
import { addTrackingRoutes } from './tracking/routes.ts'

const params = z.strictObject({ id: z.uuid() })

const conversion = z.strictObject({
  companyId: z.uuid().optional().describe('A company that is there already.'),
  companyName: z
    .string()
    .trim()
    .max(300)
    .nullable()
    .optional()
    .describe('Otherwise its name; null = with the person alone. Without both, what the lead says.'),
  dealTitle: z.string().trim().max(300).optional(),
  value: z.int().min(0).nullable().optional().describe('Minor units in the currency of the business.'),
  stageId: z.uuid().optional(),
})

/** The verbs of leads and forms; list, get, create and update are generic. */
export function addLeadRoutes(app: App, services: Services): void {
  addFormPages(app, services)
  addTrackingRoutes(app, services)
  app.post(
    '/api/v1/leads/:id/convert',
    {
      config: { permission: 'lead.update', tag: 'leads', summary: 'Make a deal of a lead, with its company' },
      schema: { params, body: conversion },
    },
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const made = await convertLead(ctx, request.params.id, request.body)
        ctx.changeSet!.label ||= 'Made a deal of a lead'
        return { status: 200, body: () => JSON.stringify(made) }
      }),
  )
  app.get(
    '/api/v1/forms/:id/preview',
    {
      config: {
        permission: 'form.read',
        tag: 'forms',
        summary: 'The page of a form as it would be, drafts too',
      },
      schema: { params },
    },
    async (request, reply) => {
      const ctx = ctxFor(services, actorOf(request))
      await get(ctx, ctx.registry.object('form'), request.params.id)
      const form = await readForm(services, request.params)
      if (!form) throw noSuchForm()
      pageHeaders(reply, { ...form, allowedDomains: [] })
      return questionPage(
        form,
        { token: '', carried: {} },
        { ...pageSetting(services, false), isPreview: true },
      )
    },
  )
}
