import { PageHeader } from '../../ui/PageHeader.tsx'
import type { States } from '../../ui/states.ts'
import { ThemeMenu } from '../shell/ThemeMenu.tsx'

const found = import.meta.glob<States>('../../**/*.states.tsx', { eager: true, import: 'states' })
const all = Object.values(found).toSorted((a, b) => a.title.localeCompare(b.title))

/** Every component in every state: what designers look at, and what the tests scan. */
export function Gallery() {
  return (
    <main className="mx-auto max-w-6xl px-5 py-8">
      <PageHeader title="Gallery" actions={<ThemeMenu />} description={<Contents />} />
      {all.map(({ title, examples }) => (
        <section key={title} id={idOf(title)} aria-label={title} className="mt-12">
          <h2 className="mb-5 border-b border-hairline pb-2 font-serif text-title">{title}</h2>
          <div className="space-y-8">
            {Object.entries(examples).map(([name, Example]) => (
              <section key={name} aria-label={`${title}: ${name}`}>
                <p className="mb-2 text-small text-muted">{name}</p>
                <Example />
              </section>
            ))}
          </div>
        </section>
      ))}
    </main>
  )
}

function Contents() {
  return (
    <nav aria-label="Contents" className="flex flex-wrap gap-x-4 gap-y-1">
      {all.map(({ title }) => (
        <a
          key={title}
          href={`#${idOf(title)}`}
          className="rounded-sm underline-offset-3 ring-focus hover:underline"
        >
          {title}
        </a>
      ))}
    </nav>
  )
}

function idOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '-')
}
