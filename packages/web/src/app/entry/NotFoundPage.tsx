import { MapPinOff } from 'lucide-react'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ButtonLink } from '../../ui/Link.tsx'
import { usePageTitle } from '../page-title.ts'

/** Nothing has this address. */
export function NotFoundPage() {
  usePageTitle('Not found')
  return (
    <EmptyState
      isPage
      title="There is nothing here."
      icon={<MapPinOff aria-hidden="true" />}
      action={<ButtonLink to="/">Go to the front page</ButtonLink>}
    >
      The address may be mistyped, or what was here has been removed.
    </EmptyState>
  )
}
