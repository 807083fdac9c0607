import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { When } from '../../../ui/When.tsx'

const path = 'me/calendar-feed'

const feedQuery = apiQuery<{ feed: { createdAt: string; lastReadAt: string | null } | null }>(path)

/** The private link by which another calendar shows my meetings and tasks. */
export function CalendarFeed() {
  const { data } = useQuery(feedQuery)
  const settle = { onSettled: () => invalidateTopic('me') }
  const make = useMutation({ mutationFn: () => api.post<{ path: string }>(path), ...settle })
  const end = useMutation({
    mutationFn: () => api.delete(path),
    ...settle,
    onSuccess: () => make.reset(),
  })
  const feed = data?.feed
  return (
    <section aria-labelledby="calendar-feed" className="mt-12 max-w-xl">
      <SectionHeader id="calendar-feed" title="Your calendar elsewhere" />
      <p className="mt-1 mb-3 text-muted">
        Other calendars can subscribe to your meetings and tasks by a private link. Whoever has the link can
        read them.
      </p>
      <ProblemCallout error={make.error ?? end.error} />
      {make.data && (
        <div className="mb-3">
          <CodeBlock label="The private link" code={location.origin + make.data.path} />
          <p className="mt-1 text-small text-muted">Copy it now: it is shown this once.</p>
        </div>
      )}
      {feed && !make.data && (
        <p className="mb-3">
          There is a link, made <When at={feed.createdAt} />
          {feed.lastReadAt ? (
            <>
              , last read <When at={feed.lastReadAt} />
            </>
          ) : (
            ', not read yet'
          )}
          .
        </p>
      )}
      <div className="flex gap-2">
        <Button busy={make.isPending} onClick={() => make.mutate()}>
          {feed ? 'Make a new link' : 'Make a link'}
        </Button>
        {feed && (
          <Button variant="quiet" busy={end.isPending} onClick={() => end.mutate()}>
            End the link
          </Button>
        )}
      </div>
    </section>
  )
}
