import { inSentence, withArticle } from '@regulars/model'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { usePageTitle } from '../../app/page-title.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DuplicatesLink } from '../duplicates/DuplicatesLink.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { CreateDialog } from '../page/CreateDialog.tsx'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { ListBody } from './ListBody.tsx'
import { ListNotices } from './ListNotices.tsx'
import { ListTools } from './ListTools.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useCount } from './use-count.ts'
import { useList } from './use-list.ts'

export interface ListPageProps {
  /** Name of the object: `contact`. */
  object: string
  /** Instead of the object's plural: “Customers”. */
  title?: string
  /** Further buttons beside “Add”. */
  actions?: ReactNode
  /** Shown in place of an empty list that nobody filtered. */
  empty?: ReactNode
}

/**
 * The list of any object: saved views, filter as a sentence, and its records as a table, board, calendar, timeline or gallery.
 * What it shows stands in the address, so it works on any route: `<ListPage object="contact" />`.
 */
export function ListPage({ object: name, title, actions, empty }: ListPageProps) {
  const list = useList(name)
  const { object, state, change, views, view, opened, shown, asked, selection } = list
  const count = useCount(list)
  usePageTitle(title ?? object.labelPlural)
  return (
    <Page width="full">
      <PageHeader
        title={title ?? object.labelPlural}
        count={count?.count}
        countIsEstimate={count?.countIsEstimate}
        actions={
          <>
            {actions}
            <DuplicatesLink object={object} />
            <ExportMenu list={list} />
            <AddButton object={object} />
          </>
        }
      >
        <ViewTabs {...{ object, views, view, opened, state, shown }} onChange={change} />
        <ListTools list={list} />
        <ListNotices list={list} />
      </PageHeader>
      <div className="-mx-4 flex min-h-0 flex-1 flex-col md:-mx-6">
        <ListBody list={list} empty={empty} />
      </div>
      <SelectionBar
        object={object}
        selection={selection}
        filter={asked}
        count={selection.count(count?.count ?? 0)}
        all={count?.count ?? 0}
      />
    </Page>
  )
}

function AddButton({ object }: { object: DescribedObject }) {
  const [isOpen, setOpen] = useState(false)
  useKeys(
    object.labelPlural,
    object.may.create
      ? [{ keys: 'n', label: `Add ${withArticle(inSentence(object.label))}`, run: () => setOpen(true) }]
      : [],
  )
  if (!object.may.create) return null
  return (
    <>
      <Button variant="primary" icon={<Plus />} onClick={() => setOpen(true)}>
        Add
        <span className="sr-only"> a {inSentence(object.label)}</span>
      </Button>
      <CreateDialog object={object.name} open={isOpen} onOpenChange={setOpen} />
    </>
  )
}
