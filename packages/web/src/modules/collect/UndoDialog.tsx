import { useMutation } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { queryClient } from '../../app/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { type ImportRun, importQuery } from './import-run.ts'

export interface UndoDialogProps {
  run: ImportRun
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Says what taking an import back does, and does it. */
export function UndoDialog({ run, open, onOpenChange }: UndoDialogProps) {
  const { number } = useFormat()
  const undo = useMutation({
    mutationFn: () => api.post<ImportRun>(`imports/${run.id}/undo`),
    onSuccess: async (after) => {
      queryClient.setQueryData(importQuery(run.id).queryKey, after)
      onOpenChange(false)
      await queryClient.invalidateQueries()
    },
  })
  const records = Object.values(run.counts ?? {})
  const sum = (key: 'created' | 'updated') => records.reduce((total, each) => total + (each[key] ?? 0), 0)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={`Undo the import of ${run.fileName}?`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          <Button variant="danger" busy={undo.isPending} onClick={() => undo.mutate()}>
            Undo this import
          </Button>
        </>
      }
    >
      <ProblemCallout error={undo.error} />
      <ul className="list-disc space-y-1 ps-5 marker:text-faint">
        {sum('created') > 0 && <li>{number(sum('created'))} records that it made are taken out again.</li>}
        {sum('updated') > 0 && <li>{number(sum('updated'))} records get back the values they had before.</li>}
        <li>What somebody has changed since stays as it is; you are told what.</li>
      </ul>
    </Dialog>
  )
}
