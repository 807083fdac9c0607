import { useMutation, useQuery } from '@tanstack/react-query'
import { Laptop, Smartphone } from 'lucide-react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { When } from '../../../ui/When.tsx'
import { Answer } from '../Answer.tsx'
import { Row, Rows } from '../Rows.tsx'
import { deviceOf } from './device-of.ts'

interface PlaceOfSignIn {
  id: string
  token: string
  userAgent: string | null
  ipAddress: string | null
  updatedAt: string
}

interface Places {
  places: PlaceOfSignIn[]
  hereId: string | undefined
}

/** Where one is signed in, and the way to end it there. */
export function Sessions() {
  const asked = useQuery({ queryKey: ['sessions'], queryFn: readPlaces, meta: { topics: ['sessions'] } })
  const end = useMutation({
    mutationFn: (token?: string) =>
      token
        ? api.post('/api/auth/revoke-session', { token })
        : api.post('/api/auth/revoke-other-sessions', {}),
    onSuccess: () => invalidateTopic('sessions'),
    onError: showProblem,
  })
  const others = (asked.data?.places.length ?? 0) > 1
  return (
    <section aria-labelledby="sessions">
      <SectionHeader
        id="sessions"
        title="Where you are signed in"
        actions={
          others && (
            <Button onClick={() => end.mutate(undefined)} busy={end.isPending}>
              Sign out everywhere else
            </Button>
          )
        }
      />
      <Answer asked={asked} what="where you are signed in">
        {({ places, hereId }) => (
          <Rows label="Where you are signed in">
            {places.map((place) => (
              <PlaceRow
                key={place.id}
                place={place}
                isHere={place.id === hereId}
                onEnd={() => end.mutate(place.token)}
              />
            ))}
          </Rows>
        )}
      </Answer>
    </section>
  )
}

function PlaceRow({ place, isHere, onEnd }: { place: PlaceOfSignIn; isHere: boolean; onEnd: () => void }) {
  const { name, isPhone } = deviceOf(place.userAgent ?? '')
  return (
    <Row
      lead={isPhone ? <Smartphone /> : <Laptop />}
      title={name}
      detail={
        <>
          {place.ipAddress && `${place.ipAddress} · `}
          <When at={place.updatedAt} />
        </>
      }
      end={
        isHere ? (
          <Pill tone="accent">Here</Pill>
        ) : (
          <Button variant="quiet" onClick={onEnd}>
            Sign out
          </Button>
        )
      }
    />
  )
}

async function readPlaces({ signal }: { signal: AbortSignal }): Promise<Places> {
  const [places, here] = await Promise.all([
    api.get<PlaceOfSignIn[]>('/api/auth/list-sessions', { signal }),
    api.get<{ session: { id: string } } | null>('/api/auth/get-session', { signal }),
  ])
  return {
    places: places.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
    hereId: here?.session.id,
  }
}
