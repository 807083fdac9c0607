import { useSuspenseQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { type Catalogue, toCatalogue } from './catalogue.ts'
import type { DescribedObject } from './described-object.ts'

/** Asks which objects there are. They change with roles and definitions, not with records. */
export const objectsQuery = {
  ...apiQuery<{ data: DescribedObject[] }>('objects'),
  staleTime: 5 * 60_000,
  meta: { topics: ['objects'] },
}

/** The objects one may see, with fields, relations and rights: what every generic screen is drawn from. */
export function useObjects(): Catalogue {
  return useSuspenseQuery({ ...objectsQuery, select: toCatalogue }).data
}

/** One object by its name. Throws when one may not see it. */
export function useObject(name: string): DescribedObject {
  return useObjects().object(name)
}
