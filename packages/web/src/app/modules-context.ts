import { type ComponentType, createContext, useContext } from 'react'
import { useMay } from './session.ts'
import type { Command, NavItem, Panel, SelectionVerb, WebModule } from './web-module.ts'

/** Handed down rather than imported: the modules' routes hang below the shell, which would close a circle. */
export const ModulesContext = createContext<readonly WebModule[]>([])

/** The places one may go to, in the order of the sidebar. */
export function useNavItems(): NavItem[] {
  const may = useMay()
  // biome-ignore lint/correctness/useHookAtTopLevel: the modules, and so the order of their hooks, are the same as long as the app runs
  const places = useContext(ModulesContext).flatMap(({ nav, useNav = useNoPlaces }) => [...nav, ...useNav()])
  return places
    .filter(({ permission }) => may(permission))
    .toSorted((a, b) => (a.order ?? 100) - (b.order ?? 100))
}

const useNoPlaces = (): readonly NavItem[] => []

/** The verbs one may use, of all modules. */
export function useModuleCommands(): Command[] {
  const may = useMay()
  return useContext(ModulesContext)
    .flatMap(({ commands }) => commands)
    .filter(({ permission }) => may(permission))
}

/** What modules show above every page. */
export const useNotices = (): readonly ComponentType[] =>
  useContext(ModulesContext).flatMap(({ notices }) => notices)

/** What modules show in the bar at the top. */
export const useBarItems = (): readonly ComponentType[] =>
  useContext(ModulesContext).flatMap(({ barItems }) => barItems)

/** What modules add to the page of an object. */
export function usePanels(object: string): Panel[] {
  const may = useMay()
  return useContext(ModulesContext)
    .flatMap(({ panels }) => panels)
    .filter((panel) => panel.object === object && may(panel.permission))
    .toSorted((a, b) => (a.order ?? 100) - (b.order ?? 100))
}

/** What modules offer for records that are selected, of those whose object they know what to do with. */
export function useSelectionVerbs(object: Parameters<SelectionVerb['appliesTo']>[0]): SelectionVerb[] {
  const may = useMay()
  return useContext(ModulesContext)
    .flatMap(({ selectionVerbs }) => selectionVerbs)
    .filter(({ permission, appliesTo }) => may(permission) && appliesTo(object))
    .toSorted((a, b) => (a.order ?? 100) - (b.order ?? 100))
}

/** Names of the relations that have a tab on the page of an object until somebody chooses; undefined for all. */
export function useWorthyRelations(object: string): readonly string[] | undefined {
  return useContext(ModulesContext).find(({ relations = {} }) => Object.hasOwn(relations, object))
    ?.relations?.[object]
}

/** Tells where a record has its page, `pageOf('contact', id)`: that of its module, or else the one that any record has. */
export function usePageOf(): (object: string, id: string) => string | undefined {
  const modules = useContext(ModulesContext)
  const general = modules.find(({ anyRecordPage }) => anyRecordPage)?.anyRecordPage
  return (object, id) =>
    modules.find(({ recordPages }) => object in recordPages)?.recordPages[object]?.(id) ??
    general?.(object, id)
}
