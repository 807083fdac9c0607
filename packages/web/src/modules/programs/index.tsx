/**
 * Programs: planned treatments of an audience, and what they brought. A program is written like a recipe, checked in words, launched, and told by its result:
 * treated against held back, never without the interval. Templates are what is said; messages what was said to whom.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Mail, Megaphone, Send } from 'lucide-react'
import { lazy } from 'react'
import { areOfPeople, webModule } from '../../app/web-module.ts'
import { messagesRoute, programsRoute, templatesRoute } from './routes.ts'

export const programs = webModule({
  name: 'programs',
  routes: [
    programsRoute.addChildren([
      createRoute({
        getParentRoute: () => programsRoute,
        path: '/',
        component: lazyRouteComponent(() => import('./ProgramsPage.tsx'), 'ProgramsPage'),
      }),
      createRoute({
        getParentRoute: () => programsRoute,
        path: '$programId',
        component: lazyRouteComponent(() => import('./ProgramPage.tsx'), 'ProgramPage'),
      }),
    ]),
    templatesRoute.addChildren([
      createRoute({
        getParentRoute: () => templatesRoute,
        path: '/',
        component: lazyRouteComponent(() => import('./templates/TemplatesPage.tsx'), 'TemplatesPage'),
      }),
      createRoute({
        getParentRoute: () => templatesRoute,
        path: '$templateId',
        component: lazyRouteComponent(() => import('./templates/TemplatePage.tsx'), 'TemplatePage'),
      }),
    ]),
    messagesRoute.addChildren([
      createRoute({
        getParentRoute: () => messagesRoute,
        path: '/',
        component: lazyRouteComponent(() => import('./messages/MessagesPage.tsx'), 'MessagesPage'),
      }),
      createRoute({
        getParentRoute: () => messagesRoute,
        path: '$messageId',
        component: lazyRouteComponent(() => import('./messages/MessagePage.tsx'), 'MessagePage'),
      }),
    ]),
  ],
  nav: [
    {
      name: 'programs',
      label: 'Programs',
      icon: Megaphone,
      to: '/programs',
      group: 'Programs',
      order: 10,
      permission: 'program.read',
      key: 'm',
    },
    {
      name: 'templates',
      label: 'Templates',
      icon: Mail,
      to: '/templates',
      group: 'Programs',
      order: 20,
      permission: 'template.read',
    },
    {
      name: 'messages',
      label: 'Messages',
      icon: Send,
      to: '/messages',
      group: 'Programs',
      order: 30,
      permission: 'message.read',
    },
  ],
  commands: [
    {
      name: 'add-program',
      label: 'Plan a program',
      icon: Megaphone,
      words: ['campaign', 'mailing', 'win back', 'write to many'],
      creates: true,
      permission: 'program.create',
      run: ({ go }) => go('/programs?plan=true'),
    },
    {
      name: 'add-template',
      label: 'Write a template',
      icon: Mail,
      words: ['message', 'mail', 'letter'],
      creates: true,
      permission: 'template.create',
      run: ({ go }) => go('/templates?write=true'),
    },
  ],
  selectionVerbs: [
    {
      name: 'add-to-program',
      order: 20,
      permission: 'program.update',
      appliesTo: areOfPeople,
      component: lazy(() => import('./AddToProgram.tsx')),
    },
  ],
  recordPages: {
    program: (id) => `/programs/${id}`,
    template: (id) => `/templates/${id}`,
    message: (id) => `/messages/${id}`,
  },
})
