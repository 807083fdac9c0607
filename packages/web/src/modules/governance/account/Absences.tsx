import { useMutation, useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useMay } from '../../../app/session.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'
import { DateInput } from '../../../ui/DateInput.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { Row, Rows } from '../Rows.tsx'

interface Absence {
  id: string
  from: string
  until: string
  reason: string
}

const absencesQuery = apiQuery<ListPage<Absence>>('absences', {
  filter: {
    all: [
      { field: 'owner', op: 'is', value: 'me' },
      { field: 'until', op: 'gte', value: 'today' },
    ],
  },
  sort: 'from',
  limit: 50,
})

/** Days on which nothing new is given to me. */
export function Absences() {
  const may = useMay()
  const { data } = useQuery({ ...absencesQuery, enabled: may('absence.read') })
  const { day } = useFormat()
  if (!may('absence.create')) return null
  const remove = async ({ id }: Absence) => {
    const { changeSetId } = await api.write('DELETE', `absences/${id}`)
    offerUndo({ title: 'You are here after all.', changeSetId })
    await invalidateTopic('absences')
  }
  return (
    <section aria-labelledby="absences" className="mt-12 max-w-xl">
      <SectionHeader id="absences" title="Away" />
      <p className="mt-1 mb-3 text-muted">While you are away, new leads go to others.</p>
      {data && data.data.length > 0 && (
        <Rows label="Absences">
          {data.data.map((absence) => (
            <Row
              key={absence.id}
              title={`${day(absence.from)} – ${day(absence.until)}`}
              end={<IconButton label="Remove" icon={<Trash2 />} onClick={() => void remove(absence)} />}
            />
          ))}
        </Rows>
      )}
      <AddAbsence />
    </section>
  )
}

function AddAbsence() {
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const add = useMutation({
    mutationFn: () => api.write('POST', 'absences', { from, until: until ?? from }),
    onSuccess: async ({ changeSetId }) => {
      setFrom(null)
      setUntil(null)
      offerUndo({ title: 'Noted. New leads go to others meanwhile.', changeSetId })
      await invalidateTopic('absences')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (from) add.mutate()
  }
  return (
    <form onSubmit={submit} className="mt-3 space-y-3">
      <ProblemCallout error={add.error} />
      <div className="flex flex-wrap items-end gap-3">
        <Field label="From" className="w-40">
          <DateInput value={from} onValueChange={setFrom} />
        </Field>
        <Field label="Last day" className="w-40">
          <DateInput value={until} onValueChange={setUntil} />
        </Field>
        <Button type="submit" busy={add.isPending} disabled={!from}>
          I am away
        </Button>
      </div>
    </form>
  )
}
