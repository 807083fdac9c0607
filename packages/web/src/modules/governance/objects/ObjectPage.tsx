import { useNavigate, useParams } from '@tanstack/react-router'
import { LayoutTemplate, List, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { usePageTitle } from '../../../app/page-title.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Button } from '../../../ui/Button.tsx'
import { buttonLook } from '../../../ui/button-look.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Link } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Guarded } from '../Guarded.tsx'
import { ChangeKindDialog } from './ChangeKindDialog.tsx'
import { FieldSections } from './FieldSections.tsx'
import { FieldSheet } from './FieldSheet.tsx'
import { ObjectDialog } from './ObjectDialog.tsx'
import { ObjectRules } from './ObjectRules.tsx'
import { RemovedShapes } from './RemovedShapes.tsx'
import { removeObject } from './shape.ts'

/** One object: what it is called, and the fields it has. */
export function ObjectPage() {
  const { objectName } = useParams({ from: '/shell/settings/objects/$objectName' })
  const object = useObjects().find(objectName)
  usePageTitle(object?.labelPlural)
  return (
    <Guarded permission="object.shape" what="the objects">
      {object ? (
        <Shape object={object} />
      ) : (
        <EmptyState isPage title="There is no such object.">
          It may be in the bin, at the foot of the list of objects.
        </EmptyState>
      )}
    </Guarded>
  )
}

/** What is open beside the page: a new field, or one that is there. */
type Opened = { key: string | undefined; at: number }

function Shape({ object }: { object: DescribedObject }) {
  const [opened, setOpened] = useState<Opened>()
  const [isOpen, setOpen] = useState(false)
  const [changed, setChanged] = useState<Opened>()
  const [isChanging, setChanging] = useState(false)
  const open = (field?: DescribedField) => {
    setOpened({ key: field?.key, at: Date.now() })
    setOpen(true)
  }
  const changeKind = (field: DescribedField) => {
    setChanged({ key: field.key, at: Date.now() })
    setChanging(true)
  }
  const changedField = object.fields.find(({ key }) => key === changed?.key)
  const add = (
    <Button variant="primary" icon={<Plus />} onClick={() => open()}>
      Add field
    </Button>
  )
  return (
    <>
      <ObjectHead object={object} add={add} />
      <FieldSections object={object} onOpen={open} onChangeKind={changeKind} />
      <ObjectRules object={object} />
      <RemovedShapes of={object.name} />
      {changed && changedField && (
        <ChangeKindDialog
          key={changed.at}
          object={object}
          field={changedField}
          open={isChanging}
          onOpenChange={setChanging}
        />
      )}
      {opened && (
        <FieldSheet
          key={opened.at}
          object={object}
          field={object.fields.find(({ key }) => key === opened.key)}
          open={isOpen}
          onOpenChange={setOpen}
        />
      )}
    </>
  )
}

function ObjectHead({ object, add }: { object: DescribedObject; add: React.ReactNode }) {
  const [isNaming, setNaming] = useState(false)
  const navigate = useNavigate()
  const remove = () => removeObject(object).then(() => navigate({ to: '/settings/objects' }), showProblem)
  return (
    <PageHeader
      title={object.labelPlural}
      description={
        <>
          {object.description && <p>{object.description}</p>}
          <p className="text-small">
            In the API <code className="text-ink">{object.name}</code>, at{' '}
            <code className="text-ink">/api/v1/{object.path}</code>
          </p>
        </>
      }
      actions={
        <>
          <Link to={`/${object.path}`} className={buttonLook('quiet')}>
            <List aria-hidden="true" />
            Open list
          </Link>
          <Link to={`/settings/objects/${object.name}/page`} className={buttonLook('secondary')}>
            <LayoutTemplate aria-hidden="true" />
            Page
          </Link>
          {object.custom && !object.ends && (
            <Button icon={<Trash2 />} onClick={remove}>
              Remove
            </Button>
          )}
          <Button icon={<Pencil />} onClick={() => setNaming(true)}>
            Rename
          </Button>
          {add}
          <ObjectDialog key={object.label} object={object} open={isNaming} onOpenChange={setNaming} />
        </>
      }
    />
  )
}
