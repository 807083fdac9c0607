import { Plus } from 'lucide-react'
import { useState } from 'react'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useObject } from '../../../records/objects/use-objects.ts'
import { CreateDialog } from '../../../records/page/CreateDialog.tsx'
import { Button } from '../../../ui/Button.tsx'

/** Adds a line to an order of which nothing was delivered or invoiced yet. */
export function AddOrderLine({ orderId, currency }: { orderId: string; currency: string }) {
  const { may } = useObject('orderLine')
  const [isOpen, setOpen] = useState(false)
  if (!may.create) return null
  return (
    <>
      <Button icon={<Plus />} onClick={() => setOpen(true)}>
        Add a line
      </Button>
      <CreateDialog
        object="orderLine"
        open={isOpen}
        onOpenChange={setOpen}
        given={{ orderId, currency }}
        onCreated={() => void invalidateTopic('orders')}
      />
    </>
  )
}
