import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic, queryClient } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { quoteQuery } from '../queries.ts'
import type { Quote } from '../quote.ts'

export interface SendDialogProps {
  quote: Quote
  open: boolean
  onOpenChange: (open: boolean) => void
}

type Way = 'mail' | 'self'

/** How the customer gets the link. From then on the quote stays as it is. */
export function SendDialog({ quote, open, onOpenChange }: SendDialogProps) {
  const [way, setWay] = useState<Way>('self')
  const contact = useQuery({
    ...apiQuery<{ email: string | null }>(`contacts/${quote.contactId}`, { fields: ['email'] }),
    enabled: open && quote.contactId !== null,
  })
  const email = contact.data?.email
  const send = useMutation({
    mutationFn: () => api.post<Quote>(`quotes/${quote.id}/send`, { mail: way === 'mail' }),
    onSuccess: async (sent) => {
      queryClient.setQueryData(quoteQuery(quote.id).queryKey, sent)
      onOpenChange(false)
      showToast({ title: way === 'mail' ? `Sent to ${email}.` : 'The link works now. Pass it on.' })
      await Promise.all([invalidateTopic('quotes'), invalidateTopic('quote-lines')])
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title="Send the quote"
      description="From then on it stays as it is; changes make a new version."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" busy={send.isPending} onClick={() => send.mutate()}>
            Send
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <ProblemCallout error={send.error} />
        <RadioGroup
          label="How the customer gets it"
          value={way}
          onValueChange={setWay}
          options={[
            { value: 'self', label: 'I pass the link on myself' },
            ...(email ? [{ value: 'mail' as const, label: `Mail the link to ${email}` }] : []),
          ]}
        />
      </div>
    </Dialog>
  )
}
