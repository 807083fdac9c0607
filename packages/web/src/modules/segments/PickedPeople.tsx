import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { UserMinus } from 'lucide-react'
import { api } from '../../app/api.ts'
import { apiPages } from '../../app/api-query.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { ShowMore } from '../../ui/ShowMore.tsx'
import { When } from '../../ui/When.tsx'

interface Member {
  id: string
  contactId: string
  contact: { id: string; name: string } | null
  note: string | null
  createdAt: string
}

/** Who was picked for a segment by hand, the last first; nothing where nobody was. Each can be taken out again. */
export function PickedPeople({ segmentId, segmentName }: { segmentId: string; segmentName: string }) {
  const may = useMay()
  const members = useInfiniteQuery({
    ...apiPages<Member>('segment-members', {
      filter: { field: 'segment', op: 'is', value: segmentId },
      include: 'contact',
      limit: 10,
    }),
    enabled: may('segmentMember.read'),
  })
  const takeOut = useMutation({
    mutationFn: ({ contactId }: Member) =>
      api.write('POST', `segments/${segmentId}/members/remove`, { ids: [contactId] }),
    onSuccess: async ({ changeSetId }, { contact }) => {
      await Promise.all(['segment-members', 'segments', 'contacts'].map(invalidateTopic))
      offerUndo({ title: `Took ${contact?.name ?? 'one person'} out of “${segmentName}”.`, changeSetId })
    },
    onError: showProblem,
  })
  const list = members.data?.pages.flatMap(({ data }) => data) ?? []
  if (list.length === 0) return null
  return (
    <section aria-labelledby="picked" className="mb-8">
      <SectionHeader id="picked" title="Picked by hand" count={members.data?.pages[0]?.count} />
      <ul>
        {list.map((member) => (
          <li
            key={member.id}
            className="flex min-h-9 items-center gap-3 border-b border-hairline last:border-0"
          >
            <RecordLink object="contact" id={member.contactId} className="min-w-0 flex-1 truncate">
              {member.contact?.name ?? 'Somebody without a name'}
            </RecordLink>
            <span className="min-w-0 truncate text-small text-muted">
              {member.note ? `${member.note} · ` : ''}
              <When at={member.createdAt} />
            </span>
            {may('segment.update') && (
              <IconButton
                label={`Take ${member.contact?.name ?? 'this person'} out`}
                icon={<UserMinus />}
                onClick={() => takeOut.mutate(member)}
              />
            )}
          </li>
        ))}
      </ul>
      <ShowMore pages={members} />
    </section>
  )
}
