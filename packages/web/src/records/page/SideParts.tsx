import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { PartBody, type PartBodyProps } from './PartBody.tsx'
import type { ShownPart } from './use-page-parts.ts'

interface PartsProps extends Omit<PartBodyProps, 'part'> {
  parts: readonly ShownPart[]
}

/** What stands beside the tabs: consents, the member card. Nothing without any. */
export function SideParts({ parts, ...page }: PartsProps) {
  if (parts.length === 0) return null
  return (
    <aside aria-label="More about it" className="space-y-8 xl:w-80">
      {parts.map((part) => (
        <TitledPart key={part.name} part={part} {...page} />
      ))}
    </aside>
  )
}

/** What stands above the tabs. What was made for there says itself what it is. */
export function TopParts({ parts, ...page }: PartsProps) {
  return parts.map((part) =>
    part.place === 'top' ? (
      <PartBody key={part.name} part={part} {...page} />
    ) : (
      <div key={part.name} className="mb-8">
        <TitledPart part={part} {...page} />
      </div>
    ),
  )
}

function TitledPart(props: PartBodyProps) {
  const { title } = props.part
  return (
    <section aria-label={title}>
      <SectionHeader title={title} />
      <PartBody {...props} />
    </section>
  )
}
