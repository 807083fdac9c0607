import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronRight, Plus } from 'lucide-react'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { ObjectIcon } from '../../../records/objects/ObjectIcon.tsx'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Button } from '../../../ui/Button.tsx'
import { Link } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { Guarded } from '../Guarded.tsx'
import { Row, Rows } from '../Rows.tsx'
import { ObjectDialog } from './ObjectDialog.tsx'
import { RemovedShapes } from './RemovedShapes.tsx'
import { shapeable } from './shape.ts'

/** What the business keeps: the objects there are, each to be called otherwise and given fields, and new ones. */
export function ObjectsPage() {
  const { make = false } = useSearch({ from: '/shell/settings/objects' })
  const navigate = useNavigate()
  const setMaking = (making: boolean) =>
    navigate({ to: '/settings/objects', search: making ? { make: true } : {}, replace: true })
  return (
    <Guarded permission="object.shape" what="the objects">
      <PageHeader
        title="Objects"
        description="What your business keeps. Give each the fields you need, or make one of your own."
        actions={
          <Button variant="primary" icon={<Plus />} onClick={() => setMaking(true)}>
            New object
          </Button>
        }
      />
      <Rows label="Objects">
        {shapeable(useObjects().objects).map((object) => (
          <ObjectRow key={object.name} object={object} />
        ))}
      </Rows>
      <RemovedShapes />
      <ObjectDialog open={make} onOpenChange={setMaking} />
    </Guarded>
  )
}

function ObjectRow({ object }: { object: DescribedObject }) {
  const own = object.fields.filter(({ custom }) => custom).length
  const count = object.fields.filter(({ system }) => !system).length
  return (
    <Row
      lead={<ObjectIcon icon={object.icon} />}
      title={
        <Link to="/settings/objects/$objectName" params={{ objectName: object.name }}>
          {object.labelPlural}
        </Link>
      }
      detail={object.description}
      end={
        <>
          {object.custom && <Pill tone="accent">Made here</Pill>}
          <span className="text-small text-muted">
            {count === 1 ? '1 field' : `${count} fields`}
            {!object.custom && own > 0 && `, ${own} yours`}
          </span>
          <ChevronRight className="size-4 text-faint max-sm:hidden" aria-hidden="true" />
        </>
      }
    />
  )
}
