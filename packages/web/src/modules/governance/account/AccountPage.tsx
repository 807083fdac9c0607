import { useSession } from '../../../app/session.ts'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { toldRole } from '../../../ui/texts/told.ts'
import { Absences } from './Absences.tsx'
import { CalendarFeed } from './CalendarFeed.tsx'
import { NotificationChoices } from './NotificationChoices.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'

/** What is one's own: name, language, password, and where one is signed in. */
export function AccountPage() {
  const { user, role } = useSession()
  return (
    <>
      <PageHeader title="You" description={`${user.email} · ${toldRole(role.label)}`} />
      <div className="space-y-10">
        <ProfileForm key={user.id} />
        <PasswordForm />
        <SecondFactor />
        <Sessions />
        <NotificationChoices />
        <Absences />
        <CalendarFeed />
      </div>
    </>
  )
}
