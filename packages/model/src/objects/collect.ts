/** Objects of the module `collect`: how data come in. */
import { defineObject } from '../define-object.ts'
import { instant, json, number, select, text } from '../fields/make.ts'

export const importRun = defineObject('import', {
  module: 'collect',
  label: 'Import',
  labelPlural: 'Imports',
  description: 'One file read in. It can be undone as a whole, whatever its size.',
  icon: 'upload',
  title: 'fileName',
  writes: 'managed',
  ownership: 'shared',
  columns: ['fileName', 'kind', 'status', 'created', 'updated', 'rejected', 'createdAt'],
  fields: {
    fileName: text({ required: true, maxLength: 300 }),
    kind: text({
      required: true,
      maxLength: 100,
      description: 'What a row is: transactions (lines of sales), or the path of an object.',
    }),
    status: select(
      [
        { value: 'queued', label: 'Waiting', color: 'grey' },
        { value: 'running', label: 'Running', color: 'blue' },
        { value: 'done', label: 'Done', color: 'green' },
        { value: 'failed', label: 'Failed', color: 'brick' },
        { value: 'undoing', label: 'Being undone', color: 'blue' },
        { value: 'undone', label: 'Undone', color: 'amber' },
      ],
      { required: true, default: 'queued', indexed: true },
    ),
    options: json({ required: true }),
    total: number({ integer: true, description: 'Rows in the file.' }),
    processed: number({ integer: true, default: 0 }),
    created: number({ integer: true, default: 0 }),
    updated: number({ integer: true, default: 0 }),
    unchanged: number({ integer: true, default: 0 }),
    rejected: number({ integer: true, default: 0 }),
    counts: json({ description: 'Created, updated and unchanged records by object.' }),
    problem: text({ maxLength: 2000 }),
    startedAt: instant(),
    finishedAt: instant(),
    undoneAt: instant(),
    fileKey: text({ internal: true, maxLength: 200 }),
  },
})
