import { inSentence } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChevronLeft, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ProblemCallout } from '../../../../app/ProblemCallout.tsx'
import { usePageTitle } from '../../../../app/page-title.ts'
import type { DescribedObject } from '../../../../records/objects/described-object.ts'
import { useObjects } from '../../../../records/objects/use-objects.ts'
import { usePageParts } from '../../../../records/page/use-page-parts.ts'
import { Button } from '../../../../ui/Button.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Link } from '../../../../ui/Link.tsx'
import { PageHeader } from '../../../../ui/PageHeader.tsx'
import { SectionHeader } from '../../../../ui/SectionHeader.tsx'
import { Guarded } from '../../Guarded.tsx'
import { ChosenFields } from './ChosenFields.tsx'
import { PartLists } from './PartLists.tsx'
import { draftOf, layoutOf, type PageDraft } from './page-draft.ts'
import { SectionLists } from './SectionLists.tsx'
import { saveLayout } from './save-layout.ts'

/** How the pages of an object's records are laid out. */
export function LayoutPage() {
  const { objectName } = useParams({ from: '/shell/settings/objects/$objectName/page' })
  const object = useObjects().find(objectName)
  usePageTitle(object && `Page of ${inSentence(object.labelPlural)}`)
  return (
    <Guarded permission="object.shape" what="the objects">
      {object ? (
        // What was saved is begun from anew.
        <LayoutEditor key={JSON.stringify(object.page ?? null)} object={object} />
      ) : (
        <EmptyState isPage title="There is no such object.">
          It may be in the bin, at the foot of the list of objects.
        </EmptyState>
      )}
    </Guarded>
  )
}

function LayoutEditor({ object }: { object: DescribedObject }) {
  const parts = usePageParts(object)
  const [draft, setDraft] = useState<PageDraft>(() => draftOf(object, parts))
  const [isChanged, setChanged] = useState(false)
  const change = (part: Partial<PageDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setChanged(true)
  }
  const save = useMutation({ mutationFn: () => saveLayout(object, layoutOf(draft, object.page)) })
  const reset = useMutation({ mutationFn: () => saveLayout(object, null) })
  const discard = () => {
    setDraft(draftOf(object, parts))
    setChanged(false)
  }
  return (
    <>
      <LayoutHead object={object}>
        {object.page && !isChanged && (
          <Button icon={<RotateCcw />} busy={reset.isPending} onClick={() => reset.mutate()}>
            Back to how it was made
          </Button>
        )}
        {isChanged && <Button onClick={discard}>Discard</Button>}
        <Button variant="primary" busy={save.isPending} disabled={!isChanged} onClick={() => save.mutate()}>
          Save
        </Button>
      </LayoutHead>
      <ProblemCallout error={save.error ?? reset.error} />
      <div className="space-y-10">
        <section aria-label="Key facts">
          <SectionHeader title="Key facts" description="In the line below the name." />
          <ChosenFields
            object={object}
            title="Key facts"
            empty="What the page shows by itself."
            onlyOwn
            most={8}
            paths={draft.facts}
            onPathsChange={(facts) => change({ facts })}
          />
        </section>
        <section aria-label="Parts">
          <SectionHeader title="Parts" description="Panels, related lists and the history." />
          <PartLists parts={parts} draft={draft} onChange={change} />
        </section>
        <section aria-label="Fields">
          <SectionHeader title="Fields" description="Under Details." />
          <SectionLists object={object} draft={draft} onChange={change} />
        </section>
      </div>
    </>
  )
}

function LayoutHead({ object, children }: { object: DescribedObject; children: ReactNode }) {
  const many = inSentence(object.labelPlural)
  return (
    <>
      <Link
        to={`/settings/objects/${object.name}`}
        className="mb-1 inline-flex items-center gap-1 text-small text-muted"
      >
        <ChevronLeft className="size-3.5 rtl:rotate-180" aria-hidden="true" />
        {object.labelPlural}
      </Link>
      <PageHeader
        title={`Page of ${many}`}
        description={`How a page of ${many} is laid out, for everybody. Each sees of it what their role opens.`}
        actions={children}
      />
    </>
  )
}
