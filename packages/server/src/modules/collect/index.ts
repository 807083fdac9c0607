/**
 * Collect: how data come in, and how they are taken out again (objects: model/src/objects/collect.ts; screens: web/src/modules/collect).
 *
 * Words: a *kind* of import says what a row is; a *plan* how one file is read; *staged* rows are read and checked but not yet records; a *rejected*
 * row was not read in, with the reason. Laws: what cannot be read is refused with a sentence and nothing half-written; read rows = created + updated +
 * unchanged + rejected; the same file a second time changes nothing; an import is one change set, so it can be undone as a whole; payment
 * card numbers are never stored; what was exported changes nothing when it is imported again.
 */
import { defineModule } from '../../platform/module.ts'
import { exportCommand } from './export/export-command.ts'
import { addExportRoute } from './export/export-routes.ts'
import { forgetOldUploads } from './forget-files.ts'
import { importCommand } from './import-command.ts'
import { addImportRoutes } from './routes.ts'
import { runImport } from './run-import.ts'
import { markUndone } from './undo-import.ts'

export const collect = defineModule({
  name: 'collect',
  uses: [],
  routes(app, services) {
    addImportRoutes(app, services)
    addExportRoute(app, services)
  },
  jobs: [runImport, forgetOldUploads],
  commands: [importCommand, exportCommand],
  afterUndo: markUndone,
})
