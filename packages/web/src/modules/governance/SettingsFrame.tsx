import { Link, Outlet } from '@tanstack/react-router'
import { pageProps } from '../../app/focus-page.ts'
import { useMay } from '../../app/session.ts'
import { Page } from '../../ui/Page.tsx'
import { type Section, sections } from './sections.ts'

/** The settings: their pages at the side, or above on a phone, and the one that is open. */
export function SettingsFrame() {
  const may = useMay()
  const shown: readonly Section[] = sections.filter((section: Section) => may(section.permission))
  return (
    <Page width="wide" className="md:grid md:grid-cols-[11rem_minmax(0,1fr)] md:gap-10">
      <nav
        aria-label="Settings"
        className="-mx-4 mb-5 overflow-x-auto border-b border-hairline px-4 pb-2 [scrollbar-width:none] md:sticky md:top-5 md:mx-0 md:self-start md:overflow-visible md:border-0 md:p-0"
      >
        <ul className="flex gap-1 md:flex-col md:gap-0.5">
          {shown.map((section) => (
            <SectionLink key={section.to} {...section} />
          ))}
        </ul>
      </nav>
      <div {...pageProps} className="min-w-0 max-w-3xl outline-none">
        <Outlet />
      </div>
    </Page>
  )
}

function SectionLink({ to, label, icon: Icon }: Section) {
  return (
    <li className="shrink-0">
      <Link
        to={to}
        className="group flex h-hit items-center gap-2 rounded-md px-2.5 whitespace-nowrap text-muted ring-focus -outline-offset-2 transition-colors hover:bg-hover hover:text-ink data-[status=active]:bg-hover data-[status=active]:font-medium data-[status=active]:text-ink"
      >
        <Icon
          className="size-4 shrink-0 group-data-[status=active]:text-accent max-md:hidden"
          aria-hidden="true"
        />
        {label}
      </Link>
    </li>
  )
}
