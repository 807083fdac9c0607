import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { Answer } from '../Answer.tsx'
import { Row, Rows } from '../Rows.tsx'
import { BeginSecondFactor } from './BeginSecondFactor.tsx'
import { EndSecondFactor } from './EndSecondFactor.tsx'
import { NewBackupCodes } from './NewBackupCodes.tsx'

type Question = 'begin' | 'end' | 'codes'

/** A code from the telephone after the password, for those who want it. */
export function SecondFactor() {
  const asked = useQuery({ queryKey: ['second-factor'], queryFn: readState, meta: { topics: ['sessions'] } })
  const [question, setQuestion] = useState<Question>()
  const about = (which: Question) => ({
    open: question === which,
    onOpenChange: (isOpen: boolean) => setQuestion(isOpen ? which : undefined),
  })
  return (
    <section aria-labelledby="second-factor">
      <SectionHeader
        id="second-factor"
        title="Second step"
        description="A code from an app on your telephone, asked for after your password. Whoever learns the password alone stays outside."
      />
      <Answer asked={asked} what="how you sign in">
        {(isOn) => (
          <Rows label="Second step">
            <Row
              title="Authenticator app"
              detail={isOn ? 'On. You are asked for a code on each new device.' : 'Off.'}
              end={
                isOn ? (
                  <>
                    <Button variant="quiet" onClick={() => setQuestion('codes')}>
                      New backup codes
                    </Button>
                    <Button onClick={() => setQuestion('end')}>Turn off</Button>
                  </>
                ) : (
                  <Button onClick={() => setQuestion('begin')}>Turn on</Button>
                )
              }
            />
          </Rows>
        )}
      </Answer>
      <BeginSecondFactor {...about('begin')} />
      <NewBackupCodes {...about('codes')} />
      <EndSecondFactor {...about('end')} />
    </section>
  )
}

async function readState({ signal }: { signal: AbortSignal }): Promise<boolean> {
  const answer = await api.get<{ user: { twoFactorEnabled?: boolean } } | null>('/api/auth/get-session', {
    signal,
  })
  return answer?.user.twoFactorEnabled === true
}
