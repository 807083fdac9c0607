import { inSentence } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { ScanSearch } from 'lucide-react'
import { api } from '../../app/api.ts'
import { useOpenJobs } from '../../app/jobs.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { type DuplicateScan, type DuplicatesOf, isOpenScan } from './duplicates.ts'

export interface ScanButtonProps {
  of: DuplicatesOf
  isRunning: boolean
  variant?: 'primary' | 'secondary'
}

/** Looks for duplicates, in the background. */
export function ScanButton({ of: { object, changeSet }, isRunning, variant }: ScanButtonProps) {
  const scan = useMutation({
    mutationFn: () => api.post(`${object.path}/duplicates/scans`, { changeSet }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [object.path] }),
    onError: showProblem,
  })
  return (
    <Button
      variant={variant ?? 'secondary'}
      icon={<ScanSearch />}
      busy={isRunning || scan.isPending}
      onClick={() => scan.mutate()}
    >
      Look for duplicates
    </Button>
  )
}

/** When somebody last looked, and what came of it; while it is looked, how far that has come. */
export function ScanLine({ object, scan }: { object: DescribedObject; scan: DuplicateScan | undefined }) {
  const { near, number, percent } = useFormat()
  const job = useOpenJobs().find(({ id }) => id === scan?.runId)
  const many = inSentence(object.labelPlural)
  if (!scan) return null
  if (isOpenScan(scan)) {
    if (!job) return `Looking through ${many}.`
    const message = job.message ?? 'Waiting for its turn'
    return job.total
      ? `${message}: ${percent(job.done / job.total)} of ${number(job.total)} pairs.`
      : `${message}.`
  }
  if (scan.status === 'failed' || scan.finishedAt === null) return 'The last look did not come to an end.'
  const merged = scan.merged ? ` ${number(scan.merged)} were merged by themselves.` : ''
  return `Looked through ${number(scan.records ?? 0)} ${many} ${near(scan.finishedAt)}.${merged}`
}
