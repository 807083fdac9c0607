import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { api, apiUrl } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { useObjects } from '../../records/objects/use-objects.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { Callout } from '../../ui/Callout.tsx'
import { DefinitionList } from '../../ui/DefinitionList.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { ButtonLink } from '../../ui/Link.tsx'
import { ImportedTwins } from './ImportedTwins.tsx'
import type { ImportRun } from './import-run.ts'
import { useKindWords } from './kind-words.ts'
import type { WrittenCounts } from './preview.ts'
import { UndoDialog } from './UndoDialog.tsx'

/** What the import did, what to do next, and how to take it back. */
export function DoneImport({ run }: { run: ImportRun }) {
  const { number, list } = useFormat()
  const { find } = useObjects()
  const rows = [
    run.created > 0 && `${number(run.created)} new`,
    run.updated > 0 && `${number(run.updated)} updated`,
    run.unchanged > 0 && `${number(run.unchanged)} known already`,
    run.rejected > 0 && `${number(run.rejected)} could not be read`,
  ].filter((words) => words !== false)
  const written = Object.entries(run.counts ?? {})
  return (
    <div className="space-y-6">
      <p className="font-serif text-name">
        {number(run.total ?? 0)} rows read{rows.length > 0 && `: ${list(rows)}`}.
      </p>
      {written.length > 0 && (
        <DefinitionList
          items={written.map(([object, counts]) => ({
            term: find(object)?.labelPlural ?? object,
            detail: countsWords(counts, number),
          }))}
        />
      )}
      {run.rejected > 0 && <Rejected run={run} />}
      <Next run={run} />
    </div>
  )
}

function countsWords({ created = 0, updated = 0 }: WrittenCounts, number: (value: number) => string): string {
  const words = [created > 0 && `${number(created)} new`, updated > 0 && `${number(updated)} updated`]
  return words.filter(Boolean).join(', ')
}

function Rejected({ run: { id, rejected } }: { run: ImportRun }) {
  const { number } = useFormat()
  return (
    <Callout
      tone="attention"
      title={rejected === 1 ? 'One row was not read in.' : `${number(rejected)} rows were not read in.`}
      action={
        <a className={buttonLook('secondary')} href={apiUrl(`imports/${id}/rejected`)} download>
          <Download aria-hidden="true" />
          {rejected === 1 ? 'Download it with the reason' : 'Download them with the reasons'}
        </a>
      }
    >
      Mend {rejected === 1 ? 'it' : 'them'} in the file and import that again: what is known already stays as
      it is.
    </Callout>
  )
}

/** What one does after an import: look at what came in, and work out what it means. */
function Next({ run }: { run: ImportRun }) {
  const may = useMay()
  const kindWords = useKindWords()
  const isSales = run.kind === 'transactions'
  const [isUndoing, setUndoing] = useState(false)
  const hasChanged = run.changeSetId !== null
  const object = useObjects().byPath(isSales ? 'contacts' : run.kind)
  const mayHaveTwins =
    object?.findsDuplicates && object.may.update && (run.counts?.[object.name]?.created ?? 0) > 0
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ButtonLink variant="primary" to={(isSales ? '/contacts' : `/${run.kind}`) as string}>
        See the {isSales ? 'customers' : kindWords(run.kind).many}
      </ButtonLink>
      {mayHaveTwins && run.changeSetId && <ImportedTwins object={object} changeSetId={run.changeSetId} />}
      {isSales && may('analysis.run') && <AnalyseButton />}
      {hasChanged && (
        <Button variant="quiet" icon={<Undo2 />} onClick={() => setUndoing(true)}>
          Undo this import
        </Button>
      )}
      <UndoDialog run={run} open={isUndoing} onOpenChange={setUndoing} />
    </div>
  )
}

function AnalyseButton() {
  const navigate = useNavigate()
  const analyse = useMutation({
    mutationFn: () => api.post('analyses', {}),
    onSuccess: () => navigate({ to: '/value' as string }),
  })
  return (
    <Button busy={analyse.isPending} onClick={() => analyse.mutate()}>
      Work out what they are worth
    </Button>
  )
}
