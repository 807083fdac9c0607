import { useLocation } from '@tanstack/react-router'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Link } from '../../../ui/Link.tsx'

/** Leads to the page as it was right after a change. */
export function PastLink({ at }: { at: string }) {
  const { exact } = useFormat()
  const pathname = useLocation({ select: (location) => location.pathname })
  return (
    <Link
      to={pathname}
      search={{ asOf: new Date(at).toISOString() } as never}
      className="underline decoration-faint"
    >
      Show as it was then<span className="sr-only">, {exact(at)}</span>
    </Link>
  )
}
