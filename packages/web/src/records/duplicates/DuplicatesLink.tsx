import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../ui/format/use-format.tsx'
import { ButtonLink } from '../../ui/Link.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { duplicatesAddress, pairCountQuery } from './duplicates.ts'

/** Leads from a list to its duplicates, with how many wait there. */
export function DuplicatesLink({ object }: { object: DescribedObject }) {
  const { number } = useFormat()
  const { data } = useQuery({ ...pairCountQuery({ object }), enabled: object.findsDuplicates === true })
  if (!object.findsDuplicates) return null
  return (
    <ButtonLink variant="quiet" to={duplicatesAddress(object)}>
      Duplicates
      {data !== undefined && data.count > 0 && (
        <span className="text-muted">
          {number(data.count)}
          {data.isMore && '+'}
        </span>
      )}
    </ButtonLink>
  )
}
