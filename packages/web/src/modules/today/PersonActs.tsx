import { dayAt } from '@regulars/model'
import { Clock, Mail, Phone } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { PersonToday } from './people-query.ts'
import { snoozeDays } from './snooze-days.ts'
import { useLeaveOut } from './use-leave-out.ts'

/** Write, call, later, not today. Once somebody was written to or called, it can be noted, and they are left out for a while. */
export function PersonActs({ person }: { person: PersonToday }) {
  const may = useMay()
  const [talkedBy, setTalkedBy] = useState<'email' | 'call'>()
  const leaveOut = useLeaveOut(person)
  const { timeZone, weekday } = useFormat()
  const today = dayAt(new Date(), timeZone)
  return (
    <div className="-ms-px mt-2.5 flex flex-wrap items-center gap-2">
      <Reach person={person} onReach={setTalkedBy} />
      {may('task.create') && (
        <>
          {talkedBy ? (
            <Button variant="primary" busy={leaveOut.isPending} onClick={() => leaveOut.note(talkedBy)}>
              {talkedBy === 'call' ? 'We talked' : 'I wrote'}
            </Button>
          ) : null}
          <Menu
            trigger={
              <Button variant="quiet" icon={<Clock />} aria-label={`Snooze ${person.name}`}>
                Snooze
              </Button>
            }
            entries={snoozeDays(today).map(({ label, day }) => ({
              label: `${label}, ${weekday(day)}`,
              onSelect: () => leaveOut.snooze(day),
            }))}
          />
          <Button
            variant="quiet"
            aria-label={`Not today: ${person.name}`}
            onClick={leaveOut.notToday}
            disabled={leaveOut.isPending}
          >
            Not today
          </Button>
        </>
      )}
    </div>
  )
}

interface ReachProps {
  person: PersonToday
  onReach: (by: 'email' | 'call') => void
}

/** The ways to reach somebody; the one they would rather have first. */
function Reach({ person: { name, email, phone, preferredChannel }, onReach }: ReachProps) {
  const write = email && (
    <span key="write" className="inline-flex items-center">
      <a href={`mailto:${email}`} onClick={() => onReach('email')} className={buttonLook('secondary')}>
        <Mail aria-hidden="true" />
        Write<span className="sr-only"> to {name}</span>
      </a>
      <span className="max-sm:hidden">
        <CopyButton text={email} label={`Copy ${email}`} />
      </span>
    </span>
  )
  const call = phone && (
    <a
      key="call"
      href={`tel:${phone}`}
      onClick={() => onReach('call')}
      className={buttonLook('secondary')}
      title={phone}
    >
      <Phone aria-hidden="true" />
      Call<span className="sr-only"> {name}</span>
    </a>
  )
  if (!write && !call) return <span className="text-muted">No e-mail address or phone number is known.</span>
  return preferredChannel === 'phone' ? [call, write] : [write, call]
}
