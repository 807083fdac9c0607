import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { queryClient } from '../../../app/query-client.ts'
import { useSession } from '../../../app/session.ts'
import { offerUndo } from '../../../app/undo.ts'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { MoneyInput } from '../../../ui/MoneyInput.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { Lead } from './lead.ts'

type CompanyChoice = 'known' | 'new' | 'none'

/** Makes a deal of a lead: what it is called, for which company, what it may be worth. Everything else follows it. */
export function ConvertDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const formId = useId()
  const { history } = useRouter()
  const [dealTitle, setTitle] = useState(lead.title)
  const [value, setValue] = useState<number | null>(null)
  const company = useCompanyChoice(lead)
  const convert = useMutation({
    mutationFn: () =>
      api.write<{ dealId: string }>('POST', `leads/${lead.id}/convert`, {
        dealTitle,
        value,
        ...company.body,
      }),
    onSuccess: async ({ data, changeSetId }) => {
      if (changeSetId) offerUndo({ title: `${lead.title} is a deal now.`, changeSetId })
      await queryClient.invalidateQueries()
      history.push(`/deals/${data.dealId}`)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    convert.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Make it a deal"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={convert.isPending}>
            Make the deal
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={convert.error} />
        <Field label="Deal">
          <TextInput required value={dealTitle} maxLength={300} onValueChange={setTitle} />
        </Field>
        <CompanyFields {...company} />
        <ValueField value={value} onChange={setValue} />
        <p className="text-small text-muted">
          {lead.contact?.name ?? lead.name ?? 'Whoever asked'} stays one person with all that happened, and
          tasks follow to the deal. Undo brings the lead back as it is.
        </p>
      </form>
    </Dialog>
  )
}

function ValueField({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }) {
  const { business } = useSession()
  return (
    <Field label="What it may be worth" optional>
      <MoneyInput minor={value} currency={business.currency} min={0} onMinorChange={onChange} />
    </Field>
  )
}

function useCompanyChoice(lead: Lead) {
  const [choice, setChoice] = useState<CompanyChoice>(
    lead.companyId ? 'known' : lead.companyName ? 'new' : 'none',
  )
  const [companyId, setCompanyId] = useState(lead.companyId)
  const [companyName, setCompanyName] = useState(lead.companyName ?? '')
  const bodies: Record<CompanyChoice, object> = {
    known: companyId ? { companyId } : { companyName: null },
    new: { companyName },
    none: { companyName: null },
  }
  return { choice, setChoice, companyId, setCompanyId, companyName, setCompanyName, body: bodies[choice] }
}

function CompanyFields(company: ReturnType<typeof useCompanyChoice>) {
  const { choice, setChoice, companyId, setCompanyId, companyName, setCompanyName } = company
  return (
    <>
      <Field label="Company">
        <RadioGroup
          value={choice}
          onValueChange={setChoice}
          options={[
            { value: 'known', label: 'One we know' },
            { value: 'new', label: 'A new one' },
            { value: 'none', label: 'None, it is with the person' },
          ]}
        />
      </Field>
      {choice === 'known' && (
        <Field label="Which company">
          <RecordPicker object="company" value={companyId} onValueChange={setCompanyId} />
        </Field>
      )}
      {choice === 'new' && (
        <Field label="Its name" hint="One that is called so already is taken.">
          <TextInput required value={companyName} maxLength={300} onValueChange={setCompanyName} />
        </Field>
      )}
    </>
  )
}
