/**
 * Governance: who works here, what they may do, and how the business is set up (objects: model/src/objects/governance.ts; screens:
 * web/src/modules/governance).
 *
 * Words: a *user* is somebody who works here; a *role* says what they may do: *scopes* by object and act, *levels* by field, and *capabilities* for
 * acts that are no plain reading or writing; a *team* is people who look after the same customers, teams below it included; an *actor* is whoever
 * acts at this moment, a user or an API key.
 *
 * A *share* shows one record to a colleague or a team beyond what their role reaches; it opens no act and no field.
 *
 * Laws: a business always has an active owner. Nobody gives, takes or changes rights beyond their own. Rights that cannot be read open nothing.
 * What somebody may no longer do, they can do no more from that moment on. Built-in roles that people changed stay changed. A view is its
 * owner's alone until it is shared, by the scope that every built-in role has on views.
 */
import { defineModule } from '../../platform/module.ts'
import { authenticate } from './actors/authenticate.ts'
import { forgetActors } from './actors/forget-actors.ts'
import { checkTeam } from './check-team.ts'
import { checkView } from './check-view.ts'
import { createApiKeyCommand } from './keys/api-key-command.ts'
import { addApiKeyRoutes } from './keys/api-key-routes.ts'
import { ensureConfiguredOwner } from './people/create-owner.ts'
import { addInvitationRoutes } from './people/invitation-routes.ts'
import { addPeopleRoutes } from './people/people-routes.ts'
import { endSecondFactorCommand } from './people/second-factor-command.ts'
import { addSightRoute } from './people/sight-route.ts'
import { maySignIn, sendPasswordLink } from './people/sign-in.ts'
import { addSignInRoutes, forgetOldSignIns } from './people/sign-in-routes.ts'
import { addRoleRoutes } from './roles/role-routes.ts'
import { seedRoles } from './roles/seed-roles.ts'
import { addMailRoutes } from './setup/mail-routes.ts'
import { addMeRoutes } from './setup/me-routes.ts'
import { addSettingsRoutes } from './setup/settings-routes.ts'
import { addSetupRoutes } from './setup/setup-routes.ts'
import { addShareRoutes } from './sharing/share-routes.ts'
import { refuseUndo, settleUndo } from './undo-laws.ts'

export { openActorCache } from './actors/actor-cache.ts'
export { loadUser } from './actors/load-actor.ts'

export const governance = defineModule({
  name: 'governance',
  uses: [],
  identity: {
    authenticate,
    maySignIn,
    sendPasswordLink,
    signInChanged: forgetActors,
  },
  async start(services) {
    await seedRoles(services)
    await ensureConfiguredOwner(services)
  },
  routes(app, services) {
    addSetupRoutes(app, services)
    addSettingsRoutes(app, services)
    addMailRoutes(app, services)
    addMeRoutes(app, services)
    addInvitationRoutes(app, services)
    addPeopleRoutes(app, services)
    addSignInRoutes(app, services)
    addSightRoute(app, services)
    addShareRoutes(app, services)
    addRoleRoutes(app, services)
    addApiKeyRoutes(app, services)
  },
  jobs: [forgetOldSignIns],
  commands: [createApiKeyCommand, endSecondFactorCommand],
  beforeWrite: [checkView, checkTeam],
  beforeUndo: refuseUndo,
  afterUndo: settleUndo,
})
