/** Identity: which customer is which (server: `modules/identity`). It adds to the page of a person by what they are known. */
import { lazy } from 'react'
import { webModule } from '../../app/web-module.ts'

export const identity = webModule({
  name: 'identity',
  routes: [],
  panels: [
    {
      name: 'identifiers',
      title: 'Known by',
      object: 'contact',
      place: 'side',
      order: 5,
      permission: 'identifier.read',
      component: lazy(() => import('./identifiers/IdentifiersPanel.tsx')),
    },
  ],
})
