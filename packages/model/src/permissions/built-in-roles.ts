import type { ObjectRights, Role, Scope } from './permission.ts'

/** A view is its owner's alone until it is shared, with the team or with everybody. One that is nobody's, made by the product or a key without a person, is everybody's. */
const mineOrShared: Scope = {
  where: {
    any: [
      { field: 'owner', op: 'is', value: 'me' },
      { field: 'owner', op: 'isEmpty' },
      { field: 'shared', op: 'is', value: true },
      {
        all: [
          { field: 'sharedWithTeam', op: 'is', value: true },
          { field: 'owner', op: 'is', value: 'myTeam' },
        ],
      },
    ],
  },
}
const anyView: ObjectRights = {
  create: 'all',
  read: mineOrShared,
  update: mineOrShared,
  delete: mineOrShared,
}
const ownView: ObjectRights = { create: 'mine', read: mineOrShared, update: 'mine', delete: 'mine' }

const rights = (read: Scope, write: Scope, remove: Scope = write): ObjectRights => ({
  create: write === 'none' ? 'none' : 'all',
  read,
  update: write,
  delete: remove,
})

const full = rights('all', 'all')
const readOnly = rights('all', 'none')
const closed = rights('none', 'none')
const own = rights('all', 'team', 'mine')

/** The roles every business starts with. They are rows like any other role, and can be copied and changed. */
export const builtInRoles: readonly Role[] = [
  {
    key: 'owner',
    label: 'Owner',
    description: 'May do everything, also settings, people and keys.',
    objects: { '*': full, view: anyView },
    fields: {},
    capabilities: ['*'],
  },
  {
    key: 'manager',
    label: 'Manager',
    description:
      'Sees and changes all records, imports, analyses, launches programs, undoes any change. No settings, no people.',
    objects: { '*': full, user: readOnly, role: readOnly, team: readOnly, view: anyView },
    fields: {},
    capabilities: [
      'import.run',
      'export.run',
      'analysis.run',
      'program.launch',
      'changeSet.undo',
      'job.cancel',
      'quote.approve',
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
      // What colleagues earn is theirs to tell; everybody sees their own statement.
      commissionPlan: closed,
      contact: own,
      company: own,
      task: own,
      note: own,
      lead: own,
      meeting: own,
      meetingParticipant: full,
      absence: own,
      deal: own,
      dealProduct: own,
      stakeholder: own,
      dealCredit: own,
      identifier: own,
      relationship: full,
      quote: own,
      contract: own,
      contractLine: own,
      obligation: own,
      view: ownView,
    },
    fields: {},
    capabilities: ['segment.count', 'changeSet.undoOwn'],
  },
  {
    key: 'viewer',
    label: 'Viewer',
    description: 'Reads, changes nothing.',
    objects: { '*': readOnly, commissionPlan: closed, view: ownView },
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
