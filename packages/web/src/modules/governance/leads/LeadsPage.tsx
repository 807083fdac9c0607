import { useQuery } from '@tanstack/react-query'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { AssignmentRules } from './AssignmentRules.tsx'
import { FirstAnswer } from './FirstAnswer.tsx'
import { settingsQuery } from './lead-settings.ts'
import { ScoreRules } from './ScoreRules.tsx'
import { Visits } from './Visits.tsx'

/** How leads are answered, warmed, given out, and where they come from. */
export function LeadsPage() {
  const asked = useQuery(settingsQuery)
  return (
    <Guarded permission="settings.manage" what="how leads are looked after">
      <PageHeader
        title="Leads"
        description="How soon they are answered, what makes them warm, and who gets them."
      />
      <Answer asked={asked} what="the settings">
        {(settings) => (
          <div className="space-y-12">
            <FirstAnswer settings={settings} />
            <AssignmentRules />
            <ScoreRules settings={settings} />
            <Visits settings={settings} />
          </div>
        )}
      </Answer>
    </Guarded>
  )
}
