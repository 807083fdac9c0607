/**
 * Programs: planned treatments of an audience, and what they brought (objects: model/src/objects/programs.ts; screens: web/src/modules/programs).
 *
 * Words: the *audience* is a segment, with those who are picked by hand; an *enrollment* is one person's way through a program; *treatment* and *holdout* are the arms, drawn by chance; *excluded* are
 * those who cannot be written to, with the reason; *lift* is treated against held back. Laws: nobody is written to without consent, or at a suppressed address;
 * nobody gets a message twice, and nobody is passed over, whatever is killed when; who was drawn stays in the arm drawn; a result is shown with its
 * interval or not at all; whoever wants no more mail is one click away from it.
 */
import { defineModule } from '../../platform/module.ts'
import { drawLeft, drawPicked, keepDrawn } from './draw-picked.ts'
import { keepLaunched } from './keep-launched.ts'
import { addProgramRoutes } from './routes.ts'
import { sendProgram } from './sending/send-program.ts'
import { checkTemplate } from './templates/check-template.ts'

export const programs = defineModule({
  name: 'programs',
  uses: [],
  routes: addProgramRoutes,
  jobs: [sendProgram, drawPicked, drawLeft],
  beforeWrite: [checkTemplate, keepLaunched],
  beforeUndo: keepDrawn,
})
