import { useMutation, useQuery } from '@tanstack/react-query'
import { ScanSearch } from 'lucide-react'
import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { isOpenScan, pairCountQuery, scansQuery } from '../../records/duplicates/duplicates.ts'
import type { DescribedObject } from '../../records/objects/described-object.ts'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { ButtonLink } from '../../ui/Link.tsx'

export interface ImportedTwinsProps {
  object: DescribedObject
  changeSetId: string
}

/** How many likely duplicates an import brought, which are looked for by themselves, and the way to them; imports of before offer to look. */
export function ImportedTwins({ object, changeSetId }: ImportedTwinsProps) {
  const { number } = useFormat()
  const of = { object, changeSet: changeSetId }
  const { data: scans } = useQuery(scansQuery(of))
  const latest = scans?.data[0]
  const isRunning = latest !== undefined && isOpenScan(latest)
  const { data: count } = useQuery({ ...pairCountQuery(of), enabled: latest?.status === 'done' })
  const scan = useMutation({
    mutationFn: () => api.post(`${object.path}/duplicates/scans`, { changeSet: changeSetId }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [object.path] }),
    onError: showProblem,
  })
  if (isRunning)
    return (
      <Button icon={<ScanSearch />} busy>
        Looking for duplicates
      </Button>
    )
  if (latest?.status !== 'done' || count === undefined)
    return (
      <Button icon={<ScanSearch />} busy={scan.isPending} onClick={() => scan.mutate()}>
        Look for duplicates
      </Button>
    )
  if (count.count === 0) return <span className="px-2 text-muted">No likely duplicates came in.</span>
  return (
    <ButtonLink to={`/duplicates/${object.path}` as string} search={{ changeSet: changeSetId } as never}>
      {count.count === 1
        ? 'Look at one likely duplicate'
        : `Look at ${number(count.count)}${count.isMore ? '+' : ''} likely duplicates`}
    </ButtonLink>
  )
}
