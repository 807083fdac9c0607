import { Settings } from 'lucide-react'
import { lazy } from 'react'
import { webModule } from '../../app/web-module.ts'
import { settingsRoutes } from './routes.ts'

/**
 * Governance: the settings of the business, who works here and what they may do (model/src/objects/governance.ts,
 * server/src/modules/governance).
 */
export const governance = webModule({
  name: 'governance',
  routes: settingsRoutes,
  nav: [
    { name: 'settings', label: 'Settings', icon: Settings, to: '/settings', group: 'settings', key: ',' },
  ],
  commands: [
    {
      name: 'governance.invite',
      label: 'Invite a colleague',
      words: ['user', 'person', 'team'],
      creates: true,
      permission: 'people.manage',
      run: ({ go }) => go('/settings/people?invite=true'),
    },
    {
      name: 'governance.object',
      label: 'Make an object of your own',
      words: ['custom', 'entity', 'table', 'machine'],
      creates: true,
      permission: 'object.shape',
      run: ({ go }) => go('/settings/objects?make=true'),
    },
    {
      name: 'governance.fields',
      label: 'Add a field to an object',
      words: ['custom', 'column', 'attribute', 'property'],
      permission: 'object.shape',
      run: ({ go }) => go('/settings/objects'),
    },
    {
      name: 'governance.changes',
      label: 'Undo an earlier change',
      words: ['history', 'audit', 'log', 'who'],
      permission: 'changeSet.read',
      run: ({ go }) => go('/settings/changes'),
    },
    {
      name: 'governance.bin',
      label: 'Look in the bin',
      words: ['deleted', 'trash', 'restore'],
      run: ({ go }) => go('/settings/bin'),
    },
  ],
  panels: [
    {
      name: 'shared',
      title: 'Shared with them',
      object: 'user',
      place: 'tabs',
      draws: ['shares'],
      permission: 'people.manage',
      component: lazy(() => import('./people/SharedRecords.tsx')),
    },
  ],
  recordPages: {
    role: (id) => `/settings/roles/${id}`,
    changeSet: (id) => `/settings/changes?open=${id}`,
  },
})
