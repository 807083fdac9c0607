import {
  type MailTime,
  type NotificationChoice,
  type NotificationTopic,
  notificationTopics,
} from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { queryClient } from '../../../app/query-client.ts'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { Select } from '../../../ui/Select.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { Switch } from '../../../ui/Switch.tsx'

interface Choices {
  choices: Record<NotificationTopic, NotificationChoice>
  /** Whether mails leave at all. */
  sends: boolean
}

const path = 'me/notification-choices'
const choicesQuery = apiQuery<Choices>(path)
const topics = Object.keys(notificationTopics) as NotificationTopic[]

const mailOptions: { value: MailTime; label: string }[] = [
  { value: 'atOnce', label: 'Mail at once' },
  { value: 'daily', label: 'Mail once a day' },
  { value: 'never', label: 'No mail' },
]

/** Of what one wants to be told, at the bell and by mail. */
export function NotificationChoices() {
  const { data } = useQuery(choicesQuery)
  const save = useMutation({
    mutationFn: (change: Partial<Choices['choices']>) => api.patch<Choices>(path, change),
    onSuccess: (next) => queryClient.setQueryData(choicesQuery.queryKey, next),
    onError: showProblem,
  })
  return (
    <section aria-labelledby="told" className="max-w-xl">
      <SectionHeader id="told" title="What you are told" />
      {!data && <SkeletonText lines={3} />}
      {data && (
        <ul>
          {topics.map((topic) => {
            const { label } = notificationTopics[topic]
            const chosen = data.choices[topic]
            const change = (part: Partial<NotificationChoice>) =>
              save.mutate({ [topic]: { ...chosen, ...part } })
            return (
              <li
                key={topic}
                className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-hairline py-2.5 last:border-0"
              >
                <p className="min-w-0 flex-1 basis-56">{label}</p>
                <Switch checked={chosen.inApp} onCheckedChange={(inApp) => change({ inApp })}>
                  At the bell<span className="sr-only">: {label}</span>
                </Switch>
                <Select
                  aria-label={`By mail: ${label}`}
                  className="w-40"
                  value={chosen.mail}
                  options={mailOptions}
                  onValueChange={(mail) => change({ mail })}
                />
              </li>
            )
          })}
        </ul>
      )}
      {data && !data.sends && (
        <p className="mt-2 text-small text-muted">
          No mail server is set up, so nothing is mailed at present.
        </p>
      )}
    </section>
  )
}
