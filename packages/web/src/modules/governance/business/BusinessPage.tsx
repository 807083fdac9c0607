import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../../app/api-query.ts'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { BusinessForm } from './BusinessForm.tsx'
import type { BusinessSettings } from './business-settings.ts'

/** How the business is called, counts and writes. */
export function BusinessPage() {
  return (
    <Guarded permission="settings.manage" what="how the business is set up">
      <PageHeader title="Business" description="How everybody here counts, and what customers read." />
      <Settings />
    </Guarded>
  )
}

function Settings() {
  const asked = useQuery({ ...apiQuery<BusinessSettings>('settings'), meta: { topics: ['settings'] } })
  return (
    <Answer asked={asked} what="the settings">
      {(settings) => <BusinessForm settings={settings} />}
    </Answer>
  )
}
