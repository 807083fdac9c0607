import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useMay, useSession } from '../../../app/session.ts'
import { TextLink } from '../../../ui/Link.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { useSecondFactors } from './person.ts'

const settingsQuery = {
  ...apiQuery<{ secondFactorRequired: boolean }>('settings'),
  meta: { topics: ['settings'] },
}

/** Whether everybody needs a second step. Whoever asks it of others has one already. */
export function SecondFactorRule() {
  const may = useMay()
  const { user } = useSession()
  const { data: settings } = useQuery(settingsQuery)
  const { data: have } = useSecondFactors()
  const save = useMutation({
    mutationFn: (secondFactorRequired: boolean) => api.patch('settings', { secondFactorRequired }),
    onSuccess: () => invalidateTopic('settings'),
    onError: showProblem,
  })
  if (!settings || !have || !may('settings.manage')) return null
  const isRequired = save.isPending ? save.variables : settings.secondFactorRequired
  const isFirst = !have.has(user.id) && !isRequired
  return (
    <section aria-labelledby="signing-in">
      <SectionHeader id="signing-in" title="Signing in" />
      <Switch
        checked={isRequired}
        disabled={isFirst}
        hint="A code from an app on the telephone after the password. Whoever has none yet is asked to turn it on when they come next."
        onCheckedChange={(wanted) => save.mutate(wanted)}
      >
        Everybody needs a second step
      </Switch>
      {isFirst && (
        <p className="text-small text-muted">
          First turn on your own, under <TextLink to="/settings/account">You</TextLink>.
        </p>
      )}
    </section>
  )
}
