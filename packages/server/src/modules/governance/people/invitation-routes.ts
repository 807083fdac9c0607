import { fillWords } from '@regulars/model'
import { z } from 'zod'
import { signInAlong } from '../../../platform/auth/auth-routes.ts'
import { openInvitations, revokeInvitation } from '../../../platform/auth/invitations.ts'
import { type App, actorOf } from '../../../platform/http/route.ts'
import { ctxFor, type Services } from '../../../records/index.ts'
import { publicAddress } from '../setup/public-address.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { accountWords } from './account-words.ts'
import { newEmail, personName } from './fields.ts'
import { invite } from './invite.ts'
import { invitationLink, mailLink } from './links.ts'

const path = '/api/v1/invitations'

/** Adds the routes by which colleagues come. */
export function addInvitationRoutes(app: App, services: Services): void {
  const config = (summary: string) => ({ permission: 'people.manage', summary })
  app.get(path, { config: config('Invitations that are open') }, async () => ({
    data: await openInvitations(services.db, services.clock.now()),
  }))
  const invited = z.strictObject({
    email: newEmail,
    roleId: z.uuid(),
    teamId: z.uuid().nullable().optional(),
  })
  app.post(
    path,
    {
      config: config('Invite a colleague; answers with the link, and mails it if mails can be sent'),
      schema: { body: invited },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const { invitation, token } = await invite(ctxFor(services, actor), request.body)
      const link = invitationLink(publicAddress(services.config, request), token)
      const mailed = await mailLink(services, invitationMail(services, invitation.email, actor.name, link))
      return reply.status(201).send({ ...invitation, link, mailed })
    },
  )
  app.delete(
    `${path}/:id`,
    { config: config('Take an invitation back'), schema: { params: z.strictObject({ id: z.uuid() }) } },
    async (request, reply) => {
      await revokeInvitation(services.db, request.params.id, services.clock.now())
      return reply.status(204).send()
    },
  )
  addAcceptRoute(app, services)
}

/** Whoever holds the token of an invitation may come in. */
function addAcceptRoute(app: App, services: Services): void {
  const newcomer = z.strictObject({
    token: z.string().max(200),
    name: personName,
    password: z.string().max(1000),
  })
  app.post(
    `${path}/accept`,
    {
      config: {
        permission: 'public',
        summary: 'Accept an invitation, and be signed in',
        rateLimit: { perMinute: 20 },
      },
      schema: { body: newcomer },
    },
    async (request, reply) => {
      const { id, email } = await acceptInvitation(services, request.body)
      // Who came too often from one address meanwhile signs in by hand.
      await signInAlong(services.auth, request, reply, { email, password: request.body.password }).catch(
        (error) => request.log.warn({ err: error }, 'Signing in after an invitation did not work.'),
      )
      return reply.status(201).send({ id, email })
    },
  )
}

function invitationMail(services: Services, to: string, inviter: string, link: string) {
  const words = accountWords(services)
  const values = { inviter, link, business: services.settings.get('businessName') }
  return {
    to,
    subject: fillWords(words.invites, values),
    lines: [words.work, words.sayWho, words.onceAWeek].map((line) => fillWords(line, values)),
  }
}
