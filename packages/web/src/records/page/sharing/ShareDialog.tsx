import { inSentence } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { Users, X } from 'lucide-react'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import type { DescribedObject } from '../../objects/described-object.ts'
import { ShareForm } from './ShareForm.tsx'
import { changeShare, levelOptions, type RecordShares, type Share, sharesQuery } from './shares.ts'

export interface ShareDialogProps {
  object: DescribedObject
  id: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Shows with whom a record is shared, and shares it with others. */
export function ShareDialog({ object, id, open, onOpenChange }: ShareDialogProps) {
  const { data, error } = useQuery({ ...sharesQuery(object, id), enabled: open })
  return (
    <Dialog
      {...{ open, onOpenChange }}
      size="small"
      title={`Share this ${inSentence(object.label)}`}
      description="With a colleague or a team whose role would not show it. What their role keeps closed stays closed."
      footer={<Button onClick={() => onOpenChange(false)}>Close</Button>}
    >
      <div className="space-y-4">
        <ProblemCallout error={error} />
        {!data && !error && <SkeletonText lines={3} />}
        {data?.mayShare && <ShareForm object={object} id={id} />}
        {data && <ShareList object={object} id={id} shares={data} />}
      </div>
    </Dialog>
  )
}

interface ShareListProps {
  object: DescribedObject
  id: string
  shares: RecordShares
}

function ShareList({ object, id, shares: { data, mayShare } }: ShareListProps) {
  if (data.length === 0)
    return (
      <p className="text-muted">
        Shared with nobody yet.
        {!mayShare && ' Whoever may change it by their own role can share it.'}
      </p>
    )
  return (
    <ul aria-label="Shared with" className="border-y border-hairline">
      {data.map((share) => (
        <li
          key={share.id}
          className="flex min-h-row items-center gap-3 border-b border-hairline py-1 last:border-0"
        >
          {share.with.kind === 'team' ? (
            <Users className="size-4 shrink-0 text-muted" aria-label="Team" />
          ) : (
            <Avatar name={share.with.name} size="small" />
          )}
          <span className="min-w-0 flex-1 truncate">{share.with.name}</span>
          {mayShare ? (
            <ShareVerbs {...{ object, id, share }} />
          ) : (
            <span className="text-muted">{levelOf(share)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

const levelOf = ({ level }: Share) => levelOptions.find(({ value }) => value === level)?.label

function ShareVerbs({ object, id, share }: { object: DescribedObject; id: string; share: Share }) {
  const { name } = share.with
  return (
    <>
      <Select
        aria-label={`What ${name} may do`}
        className="w-32 shrink-0"
        value={share.level}
        options={levelOptions}
        onValueChange={(level) => void changeShare(object, id, share, level)}
      />
      <IconButton
        label={`No longer share it with ${name}`}
        icon={<X />}
        onClick={() => void changeShare(object, id, share)}
      />
    </>
  )
}
