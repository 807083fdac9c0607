import type { Condition, PageArea } from '@regulars/model'
import type { AnyRoute } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { NavGroup } from './shell/nav-groups.ts'

/*
 * What a module of the map brings to the web app. Each `src/modules/<name>/index.tsx` exports one `webModule({ … })`, which is
 * listed in `src/modules/index.ts`. The door holds names and addresses only; pages are fetched when they are gone to.
 */

/** An icon that takes its size and colour from where it stands. */
export type NavIcon = ComponentType<{ className?: string; 'aria-hidden'?: 'true' }>

/** A place in the sidebar. */
export interface NavItem {
  name: string
  label: string
  icon: NavIcon
  /** The address, as in the routes of the module. */
  to: string
  /** Without a group it stands at the top, with `settings` at the foot. */
  group?: NavGroup
  /** Place within the group; the map's order. Default 100. */
  order?: number
  permission?: string
  /** `g` and then this letter goes there. */
  key?: string
  /** A hook that tells how many wait there; keep what it imports small, it is part of every page. */
  useCount?: () => number
}

/** What a command can use. */
export interface CommandTools {
  /** Goes to an address of the app. */
  go: (to: string) => void
}

/** A verb for the command palette. */
export interface Command {
  name: string
  /** A verb and its object: “Add a person”. */
  label: string
  icon?: LucideIcon
  /** Other words that people may type for it. */
  words?: readonly string[]
  /** Makes something new; `c` lists these. */
  creates?: boolean
  permission?: string
  run: (tools: CommandTools) => void
}

export interface PanelProps {
  recordId: string
}

/** A part of another object's page: loyalty's member card on the customer page. */
export interface Panel {
  name: string
  title: string
  /** The object whose page it joins: `contact`. */
  object: string
  /** Where it stands until somebody moves it. */
  place: PageArea
  /** Relations of the object that it shows, so that they need no tab of their own. */
  draws?: readonly string[]
  order?: number
  permission?: string
  /** `lazy(() => import('./MemberCard.tsx'))`; without one, the page of the object draws it itself. */
  component?: ComponentType<PanelProps>
}

/** What is selected in a list: some records by their ids, or all that fit a filter. */
export type Chosen = { ids: string[] } | { filter: Condition }

export interface SelectionVerbProps {
  /** Name of the object that is listed. */
  object: string
  chosen: Chosen
  count: number
  /** Called when it is done, so that nothing is selected any more. */
  onDone: () => void
}

/** What else can be done with records that are selected in a list: add them to a segment. */
export interface SelectionVerb {
  name: string
  permission?: string
  order?: number
  /** Whether it makes sense for an object, by where its fields point to. */
  appliesTo(object: { name: string; fields: readonly { key: string; to?: string }[] }): boolean
  /** Draws its button: `lazy(() => import('./AddToSegment.tsx'))`. */
  component: ComponentType<SelectionVerbProps>
}

/** The records are people, or each belongs to one. */
export const areOfPeople: SelectionVerb['appliesTo'] = ({ name, fields }) =>
  name === 'contact' || fields.some(({ key, to }) => key === 'contact' && to === 'contact')

export interface WebModule<Routes extends readonly AnyRoute[] = readonly AnyRoute[]> {
  /** The same name as on the server and in the model. */
  name: string
  routes: Routes
  /** Pages for people outside the business, who do not sign in: a customer's quote. They stand by themselves, without the frame. */
  publicRoutes: readonly AnyRoute[]
  nav: readonly NavItem[]
  /** A hook that gives further places, for what is not known before the app runs; part of every page, so keep it small. */
  useNav?: () => readonly NavItem[]
  commands: readonly Command[]
  panels: readonly Panel[]
  selectionVerbs: readonly SelectionVerb[]
  /** Relations worth a tab of their own until somebody chooses, by object; without an entry, all are. */
  relations?: Readonly<Record<string, readonly string[]>>
  /** What stands in the bar at the top, beside the search: a bell. Keep it small, it is part of every page. */
  barItems: readonly ComponentType[]
  /** What stands above every page when there is reason to: a reminder that is due. Draws nothing otherwise; keep it small. */
  notices: readonly ComponentType[]
  /** Where a record has its page, by object: `{ contact: (id) => `/people/${id}` }`. */
  recordPages: Readonly<Record<string, (id: string) => string>>
  /** Where records have their page that no module draws one for. */
  anyRecordPage?: (object: string, id: string) => string
}

interface GivenModule<Routes extends readonly AnyRoute[]>
  extends Partial<Omit<WebModule, 'name' | 'routes'>> {
  name: string
  routes: Routes
}

/** Declares what a module brings. */
export function webModule<const Routes extends readonly AnyRoute[]>(
  given: GivenModule<Routes>,
): WebModule<Routes> {
  return {
    publicRoutes: [],
    nav: [],
    commands: [],
    panels: [],
    selectionVerbs: [],
    notices: [],
    barItems: [],
    recordPages: {},
    ...given,
  }
}

/** The routes of a list of modules, one after the other, with their types: what makes links checked. */
export type RoutesOf<Modules extends readonly WebModule[]> = Modules extends readonly [
  infer First extends WebModule,
  ...infer Rest extends readonly WebModule[],
]
  ? [...First['routes'], ...RoutesOf<Rest>]
  : []
