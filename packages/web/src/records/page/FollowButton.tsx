import { inSentence } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Bell, BellRing } from 'lucide-react'
import { api } from '../../app/api.ts'
import { apiQuery } from '../../app/api-query.ts'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { DescribedObject } from '../objects/described-object.ts'

interface Following {
  following: boolean
  /** Whoever looks after a record follows it by itself. */
  isOwner: boolean
}

/** Begins or ends being told what happens on a record. Nothing for records that are written by the product alone. */
export function FollowButton({ object, id }: { object: DescribedObject; id: string }) {
  const path = `follows/${object.name}/${id}`
  const query = apiQuery<Following>(path)
  const { data } = useQuery({ ...query, enabled: object.writes === 'records' })
  const set = useMutation({
    mutationFn: (following: boolean) =>
      following ? api.put<Following>(path, {}) : api.delete<Following>(path),
    onSuccess: (next) => queryClient.setQueryData(query.queryKey, next),
    onError: showProblem,
  })
  const toggle = () => set.mutate(!data?.following)
  useKeys(
    `This ${inSentence(object.label)}`,
    data ? [{ keys: 'f', label: data.following ? 'Follow it no longer' : 'Follow it', run: toggle }] : [],
  )
  if (!data) return null
  const { following, isOwner } = data
  const why = isOwner ? 'you look after it' : 'you are told what happens here'
  return (
    <IconButton
      label={following ? `Following: ${why}. Press to end it` : 'Follow: be told what happens here'}
      aria-pressed={following}
      icon={following ? <BellRing className="text-accent" /> : <Bell />}
      busy={set.isPending}
      keys="f"
      onClick={toggle}
    />
  )
}
