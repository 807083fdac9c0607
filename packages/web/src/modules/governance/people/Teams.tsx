import { useMutation } from '@tanstack/react-query'
import { Plus, Trash2, UsersRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { Row, Rows } from '../Rows.tsx'
import { type Team, usePeople, useTeams } from './person.ts'

/** The teams: those who look after the same customers. Roles can open what is the team's. */
export function Teams() {
  const { data: teams = [] } = useTeams()
  return (
    <section aria-labelledby="teams">
      <SectionHeader
        id="teams"
        title="Teams"
        description="Who is in the same team looks after the same customers."
      />
      {teams.length > 0 && (
        <Rows label="Teams">
          {teams.map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </Rows>
      )}
      <NewTeam />
    </section>
  )
}

function TeamRow({ team }: { team: Team }) {
  const { data: people = [] } = usePeople()
  const members = people.filter(({ teamId, active }) => active && teamId === team.id)
  const remove = useMutation({
    mutationFn: () => api.write('DELETE', `teams/${team.id}`),
    onSuccess: ({ changeSetId }) => {
      invalidateTopic('teams')
      offerUndo({ title: `The team ${team.name} is gone.`, changeSetId })
    },
    onError: showProblem,
  })
  return (
    <Row
      lead={<UsersRound />}
      title={team.name}
      detail={members.map(({ name }) => name).join(', ') || 'Nobody yet'}
      end={
        <IconButton
          label={`Remove ${team.name}`}
          icon={<Trash2 />}
          busy={remove.isPending}
          onClick={() => remove.mutate()}
        />
      }
    />
  )
}

function NewTeam() {
  const [name, setName] = useState('')
  const add = useMutation({
    mutationFn: () => api.write('POST', 'teams', { name }),
    onSuccess: ({ changeSetId }) => {
      invalidateTopic('teams')
      offerUndo({ title: `There is a team ${name} now.`, changeSetId })
      setName('')
    },
    onError: showProblem,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <form onSubmit={submit} className="mt-3 flex max-w-sm gap-2">
      <TextInput
        aria-label="Name of the new team"
        placeholder="A new team"
        required
        maxLength={200}
        value={name}
        onValueChange={setName}
      />
      <Button type="submit" icon={<Plus />} busy={add.isPending}>
        Add
      </Button>
    </form>
  )
}
