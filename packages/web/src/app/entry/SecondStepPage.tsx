import { useRouter } from '@tanstack/react-router'
import { Button } from '../../ui/Button.tsx'
import { queryClient } from '../query-client.ts'
import { BackupCodes } from '../second-factor/BackupCodes.tsx'
import { SecondFactorFields } from '../second-factor/SecondFactorFields.tsx'
import { useSecondFactorSetup } from '../second-factor/use-second-factor-setup.ts'
import { sessionQuery, signOut } from '../session.ts'
import { EntryFrame } from './EntryFrame.tsx'

/** For those who have no second factor where everybody needs one: it is turned on, and then they are in. */
export function SecondStepPage() {
  const { history } = useRouter()
  const setup = useSecondFactorSetup(queryClient.getQueryData(sessionQuery.queryKey)?.business.name ?? '')
  const goOn = async () => {
    await queryClient.resetQueries()
    history.push('/')
  }
  if (setup.backupCodes)
    return (
      <EntryFrame title="It is on.">
        <BackupCodes codes={setup.backupCodes} />
        <Button variant="primary" className="mt-6 w-full" onClick={() => void goOn()}>
          I have kept them
        </Button>
      </EntryFrame>
    )
  return (
    <EntryFrame
      title="A second step, please."
      lead="Everybody here gives a code from an app on their telephone after the password, so that whoever learns the password alone stays outside."
    >
      <form onSubmit={setup.submit} className="space-y-4">
        <SecondFactorFields setup={setup} />
        <Button type="submit" variant="primary" busy={setup.isBusy} className="w-full">
          {setup.address ? 'Turn on' : 'Go on'}
        </Button>
      </form>
      <Button variant="quiet" className="mt-5 -ms-3" onClick={() => void signOut()}>
        Sign out
      </Button>
    </EntryFrame>
  )
}
