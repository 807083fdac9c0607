import { type FormEvent, useState } from 'react'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { Button } from '../../../ui/Button.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Field } from '../../../ui/Field.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import type { LeadSettings } from './lead-settings.ts'
import { useSaveSettings } from './use-save-settings.ts'

/** Which websites tell of visits, and the lines that make them. */
export function Visits({ settings }: { settings: LeadSettings }) {
  const [domains, setDomains] = useState(settings.trackingDomains.join('\n'))
  const save = useSaveSettings('Kept.')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ trackingDomains: domains.split(/\s+/).filter(Boolean) })
  }
  return (
    <section aria-labelledby="visits">
      <SectionHeader id="visits" title="Visits to your website" />
      <p className="mt-1 mb-3 max-w-xl text-muted">
        What somebody read before they filled a form becomes part of their timeline, if they agreed to that.
        Without agreement nothing is set or sent, and browsers that ask not to be followed are left alone.
      </p>
      <form onSubmit={submit} className="max-w-xl space-y-4">
        <ProblemCallout error={save.error} />
        <Field label="Your websites" optional hint="A domain a line. Visits from all others are refused.">
          <TextArea value={domains} rows={3} placeholder="www.kaffa.example" onValueChange={setDomains} />
        </Field>
        <Button type="submit" busy={save.isPending}>
          Save
        </Button>
        <div className="space-y-1.5">
          <p className="text-small font-medium text-muted">On every page</p>
          <CodeBlock
            label="Snippet"
            code={`<script src="${location.origin}/embed/visits.js" defer></script>`}
          />
          <p className="text-small font-medium text-muted">
            When somebody agrees, and when they take it back
          </p>
          <CodeBlock label="Agreement" code={'regulars.consent(true)\nregulars.consent(false)'} />
        </div>
      </form>
    </section>
  )
}
