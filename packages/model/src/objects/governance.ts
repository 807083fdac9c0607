/** Objects of the module `governance`: who works here, what they may do, and what was changed by whom. */
import { defineObject } from '../define-object.ts'
import { email, instant, json, number, reference, select, text, yesNo } from '../fields/make.ts'

export const user = defineObject('user', {
  module: 'governance',
  label: 'User',
  labelPlural: 'Users',
  description: 'Somebody who works with Regulars.',
  icon: 'circle-user',
  title: 'name',
  subtitle: 'email',
  table: 'app_user',
  writes: 'managed',
  ownership: 'shared',
  person: true,
  columns: ['name', 'email', 'role', 'team', 'active'],
  sort: 'name',
  fields: {
    name: text({ required: true, searchable: true, indexed: true, maxLength: 200 }),
    email: email({ label: 'E-mail', required: true, unique: true, indexed: true }),
    role: reference('role', { required: true, inverse: 'users', indexed: true, onRemove: 'refuse' }),
    team: reference('team', { inverse: 'users', indexed: true, onRemove: 'clear' }),
    locale: text({ maxLength: 35 }),
    timeZone: text({ maxLength: 60 }),
    active: yesNo({ required: true, default: true, say: { some: ['are active', 'are not active'] } }),
  },
})

export const role = defineObject('role', {
  module: 'governance',
  label: 'Role',
  labelPlural: 'Roles',
  description: 'What a group of users may see and do.',
  icon: 'shield',
  title: 'label',
  writes: 'managed',
  ownership: 'shared',
  columns: ['label', 'description'],
  sort: 'label',
  fields: {
    key: text({ required: true, unique: true, indexed: true, maxLength: 60 }),
    label: text({ required: true, maxLength: 100 }),
    description: text({ maxLength: 500 }),
    rights: json({ required: true, description: 'Scopes by object and act, field levels, capabilities.' }),
    builtIn: yesNo({ default: false }),
  },
})

export const team = defineObject('team', {
  module: 'governance',
  label: 'Team',
  labelPlural: 'Teams',
  description: 'People who look after the same customers.',
  icon: 'users',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'parent'],
  sort: 'name',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 200 }),
    parent: reference('team', { inverse: 'teams', indexed: true, onRemove: 'clear' }),
  },
})

export const changeSet = defineObject('changeSet', {
  module: 'governance',
  label: 'Change set',
  labelPlural: 'Change sets',
  description: 'One act of changing: who, when, what kind, from which source. It can be undone as a whole.',
  icon: 'history',
  title: 'label',
  writes: 'managed',
  ownership: 'shared',
  columns: ['createdAt', 'label', 'kind', 'createdBy', 'undoneAt'],
  fields: {
    kind: select(
      {
        edit: 'Edit',
        bulkEdit: 'Bulk edit',
        import: 'Import',
        merge: 'Merge',
        form: 'Form',
        program: 'Program',
        api: 'API',
        undo: 'Undo',
        system: 'Regulars',
      },
      { required: true, indexed: true },
    ),
    label: text({ required: true, maxLength: 300 }),
    source: text({ maxLength: 300, description: 'File, form, key or program it came from.' }),
    state: select(
      [
        { value: 'open', label: 'Being written', color: 'blue' },
        { value: 'done', label: 'Done', color: 'green' },
        { value: 'undoing', label: 'Being undone', color: 'blue' },
        { value: 'undone', label: 'Undone', color: 'amber' },
      ],
      { required: true, default: 'open' },
    ),
    counts: json({ description: 'Created, updated and removed records by object.' }),
    final: yesNo({
      required: true,
      default: false,
      description: 'Records were removed for good, so this cannot be undone.',
    }),
    undoneAt: instant({ label: 'Undone' }),
    undoneBy: reference('changeSet', { indexed: true, onRemove: 'clear' }),
    report: json({ description: 'What undoing put back, what it removed, and what it kept and why.' }),
  },
})

export const view = defineObject('view', {
  module: 'governance',
  label: 'View',
  labelPlural: 'Views',
  description: 'A saved way of looking at a list: how it is laid out, filter, columns and order.',
  icon: 'table-2',
  title: 'name',
  ownership: 'owner',
  columns: ['name', 'object', 'layout', 'shared', 'owner'],
  sort: 'name',
  fields: {
    name: text({ required: true, maxLength: 200 }),
    object: text({ required: true, indexed: true, maxLength: 60 }),
    condition: json(),
    columns: json(),
    sort: text({ maxLength: 200 }),
    layout: select(
      {
        table: 'Table',
        board: 'Board',
        calendar: 'Calendar',
        timeline: 'Timeline',
        gallery: 'Gallery',
      },
      { required: true, default: 'table' },
    ),
    settings: json({
      description:
        'What the layout needs beside columns: groups, the field of a board, the days of a calendar, widths, sums.',
    }),
    shared: yesNo({ required: true, default: false, description: 'Everyone sees it, not only its owner.' }),
    sharedWithTeam: yesNo({
      required: true,
      default: false,
      description: 'Whoever counts its owner among their team sees it.',
    }),
    pinned: yesNo({
      required: true,
      default: true,
      description: 'It stands as a tab above the list; the others are in a menu.',
    }),
    defaultFor: reference('role', {
      indexed: true,
      onRemove: 'clear',
      description: 'People of this role find the list opened with it.',
    }),
    position: number({ integer: true, default: 0 }),
  },
})
