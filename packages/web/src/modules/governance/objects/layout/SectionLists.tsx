import { Plus } from 'lucide-react'
import type { DescribedObject } from '../../../../records/objects/described-object.ts'
import { Button } from '../../../../ui/Button.tsx'
import { TextInput } from '../../../../ui/TextInput.tsx'
import { MovableLists } from './MovableLists.tsx'
import { moveItem } from './move-item.ts'
import type { DraftSection, PageDraft } from './page-draft.ts'

interface SectionListsProps {
  object: DescribedObject
  draft: PageDraft
  onChange: (change: Partial<PageDraft>) => void
}

const hidden = 'hidden'

/** The fields of the details, under headings that can be renamed and added. One without fields goes by itself. */
export function SectionLists({ object, draft, onChange }: SectionListsProps) {
  const { sections, hiddenFields } = draft
  const lists = [
    ...sections.map((section) => ({
      ...section,
      title: section.title || 'No heading yet',
      empty: 'Nothing yet. Move a field here, or the heading goes.',
      heading: (
        <Heading
          section={section}
          onTitleChange={(title) =>
            onChange({
              sections: sections.map((each) => (each.name === section.name ? { ...each, title } : each)),
            })
          }
        />
      ),
    })),
    { name: hidden, title: 'Not shown', ids: hiddenFields, empty: 'Every field is shown.' },
  ]
  const add = () =>
    onChange({
      sections: [...sections, { name: `section ${Date.now()}`, title: freeTitle(sections), ids: [] }],
    })
  return (
    <>
      <MovableLists
        lists={lists}
        labelOf={(key) => object.fields.find((field) => field.key === key)?.label ?? key}
        onMove={(key, to) => {
          const moved = moveItem([...sections, { name: hidden, title: '', ids: hiddenFields }], key, to)
          onChange({ sections: moved.slice(0, -1), hiddenFields: moved.at(-1)!.ids })
        }}
      />
      <Button variant="quiet" className="-ms-3 mt-2" icon={<Plus />} onClick={add}>
        Add a heading
      </Button>
    </>
  )
}

function Heading({
  section: { title },
  onTitleChange,
}: {
  section: DraftSection
  onTitleChange: (title: string) => void
}) {
  return (
    <TextInput
      aria-label={`Heading ${title}`}
      className="mb-1 max-w-64"
      value={title}
      maxLength={60}
      onValueChange={onTitleChange}
    />
  )
}

/** A title that no other heading has. */
function freeTitle(sections: readonly DraftSection[]): string {
  const isTaken = (title: string) => sections.some((each) => each.title === title)
  const numbered = sections.map((_, index) => `New heading ${index + 2}`)
  return ['New heading', ...numbered].find((title) => !isTaken(title)) ?? 'New heading'
}
