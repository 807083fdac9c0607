/** Sharing of single records, of the module `governance` (server/src/modules/governance/sharing, web/src/records/page/sharing). */
import { defineObject } from '../define-object.ts'
import { reference, select, text } from '../fields/make.ts'

/** How far a record is shared. */
export const shareLevels = ['read', 'edit'] as const
export type ShareLevel = (typeof shareLevels)[number]

export const recordShare = defineObject('recordShare', {
  module: 'governance',
  label: 'Share',
  labelPlural: 'Shares',
  description:
    'That a single record is shown to a colleague or a team, beyond what their role reaches. It opens no act and no field that the role keeps closed.',
  icon: 'share-2',
  title: 'object',
  writes: 'managed',
  ownership: 'shared',
  columns: ['object', 'user', 'team', 'level', 'createdBy', 'createdAt'],
  fields: {
    object: text({ required: true, maxLength: 60, description: 'Name of the object of the record.' }),
    sharedId: text({ required: true, internal: true, description: 'Id of the record.' }),
    user: reference('user', {
      inverse: 'shares',
      indexed: true,
      onRemove: 'cascade',
      description: 'Whom it is shared with; empty when it is a team.',
    }),
    team: reference('team', {
      inverse: 'shares',
      indexed: true,
      onRemove: 'cascade',
      description: 'Everybody in this team and the teams below it.',
    }),
    level: select({ read: 'May read', edit: 'May edit' }, { required: true }),
  },
})
