import { useSession } from '../../app/session.ts'
import { RunningWork } from '../../app/shell/RunningWork.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { FinishedLately } from './FinishedLately.tsx'
import { HowTradeGoes } from './HowTradeGoes.tsx'
import { MyTasks } from './MyTasks.tsx'
import { PeopleToday } from './PeopleToday.tsx'
import { RenewalsDue } from './RenewalsDue.tsx'
import { WaitingLeads } from './WaitingLeads.tsx'

/** What a shopkeeper thinks while unlocking the door. */
export function TodayPage() {
  const { user } = useSession()
  const { weekday, timeZone } = useFormat()
  const now = new Date()
  return (
    <Page>
      <PageHeader
        title={`${greetingAt(now, timeZone)}, ${user.name.split(' ', 1)[0]}.`}
        description={weekday(now)}
      />
      {/* Where there is no sidebar, whose foot shows it. */}
      <div className="-mx-2 -mt-4 mb-4 empty:hidden md:hidden">
        <RunningWork isNarrow={false} />
      </div>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <PeopleToday />
        <div className="space-y-8">
          <WaitingLeads />
          <RenewalsDue />
          <MyTasks />
        </div>
      </div>
      <div className="mt-12 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <HowTradeGoes />
        <FinishedLately />
      </div>
    </Page>
  )
}

function greetingAt(now: Date, timeZone: string): string {
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now),
  )
  if (hour < 12) return 'Good morning'
  return hour < 18 ? 'Good afternoon' : 'Good evening'
}
