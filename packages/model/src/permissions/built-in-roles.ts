import type { ObjectRights, Role, Scope } from './permission.ts'

const rights = (read: Scope, write: Scope, remove: Scope = write): ObjectRights => ({
  create: write === 'none' ? 'none' : 'all',
  read,
  update: write,
  delete: remove,
})

const full = rights('all', 'all')
const readOnly = rights('all', 'none')
const own = rights('all', 'team', 'mine')

/** The roles every business starts with. They are rows like any other role, and can be copied and changed. */
export const builtInRoles: readonly Role[] = [
  {
    key: 'owner',
    label: 'Owner',
    description: 'May do everything, also settings, people and keys.',
    objects: { '*': full },
    fields: {},
    capabilities: ['*'],
  },
  {
    key: 'manager',
    label: 'Manager',
    description:
      'Sees and changes all records, imports, analyses, launches programs, undoes any change. No settings, no people.',
    objects: { '*': full, user: readOnly, role: readOnly, team: readOnly },
    fields: {},
    capabilities: [
      'import.run',
      'export.run',
      'analysis.run',
      'program.launch',
      'changeSet.undo',
      'segment.count',
      'view.share',
    ],
  },
  {
    key: 'member',
    label: 'Member',
    description: 'Sees all records, changes those of the own team, removes only the own.',
    objects: {
      '*': readOnly,
      contact: own,
      company: own,
      task: own,
      note: own,
      view: own,
    },
    fields: {},
    capabilities: ['segment.count', 'changeSet.undoOwn'],
  },
  {
    key: 'viewer',
    label: 'Viewer',
    description: 'Reads, changes nothing.',
    objects: { '*': readOnly, view: own },
    fields: {},
    capabilities: ['segment.count'],
  },
]

/** Acts for the product itself: migrations, jobs, reactions. Never given to a person. */
export const systemRole: Role = {
  key: 'system',
  label: 'Regulars',
  description: 'The product itself.',
  objects: { '*': full },
  fields: {},
  capabilities: ['*'],
}
