import { useMemo, useState } from 'react'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { FormDraft } from './use-form-draft.ts'

/** Its own address, how it comes into a page of yours, and where people go afterwards. */
export function WebsitePart({ form, change }: FormDraft) {
  const home = location.origin
  const [slug, setSlug] = useState(form.slug)
  const domains = useMemo(() => (form.allowedDomains ?? []).join('\n'), [form.allowedDomains])
  return (
    <div className="max-w-xl space-y-4">
      <div>
        <p className="mb-1 text-small font-medium text-muted">Its own page</p>
        <CodeBlock label="Address" code={`${home}/f/${form.slug}`} />
      </div>
      <Field label="End of the address" hint="Links that are out already stop working when it changes.">
        <TextInput
          value={slug}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          maxLength={60}
          onValueChange={(written) => {
            setSlug(written)
            // On the way to "my-form" there is "my-", which is no address yet.
            if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(written)) change({ slug: written })
          }}
        />
      </Field>
      <Field
        label="Websites that may show it"
        optional
        hint="A domain a line, such as www.kaffa.example. Browsers refuse it on all others."
      >
        <TextArea
          key={form.id}
          defaultValue={domains}
          rows={3}
          onValueChange={(text) => change({ allowedDomains: text.split(/\s+/).filter(Boolean) })}
        />
      </Field>
      <div>
        <p className="mb-1 text-small font-medium text-muted">Where it should stand in your page</p>
        <CodeBlock
          label="Snippet"
          code={`<script src="${home}/embed/form.js" data-form="${form.slug}" async></script>`}
        />
        <p className="mt-1.5 text-small text-muted">Or without script, as a frame:</p>
        <div className="mt-1.5">
          <CodeBlock
            label="Frame"
            code={`<iframe src="${home}/f/${form.slug}?embed=1" title="${form.name.replaceAll('"', '&quot;')}" style="width:100%;height:40rem;border:0"></iframe>`}
          />
        </div>
      </div>
      <Field label="Afterwards go to" optional hint="A page of yours, instead of the thanks.">
        <TextInput
          type="url"
          placeholder="https://www.kaffa.example/thanks"
          defaultValue={form.redirectUrl ?? ''}
          onBlur={({ currentTarget }) => change({ redirectUrl: currentTarget.value.trim() || null })}
        />
      </Field>
      <Field label="Source of its leads" optional hint="Empty: the name of the form.">
        <TextInput
          value={form.source ?? ''}
          maxLength={200}
          onValueChange={(source) => change({ source: source || null })}
        />
      </Field>
    </div>
  )
}
