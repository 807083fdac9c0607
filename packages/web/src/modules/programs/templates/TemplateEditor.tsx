import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Braces, Ellipsis, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { api } from '../../../app/api.ts'
import { useKeys } from '../../../app/keyboard/key-bindings.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useMay } from '../../../app/session.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { TemplatePreview } from './TemplatePreview.tsx'
import type { Template } from './template.ts'
import { useInsert } from './use-insert.ts'
import { variableEntries } from './variables.ts'

interface Form {
  name: string
  subject: string
  html: string
  text: string
  /** Words alone, or HTML with an own plain text beside it. */
  isHtml: boolean
}

/** A template, written on the one side and seen as somebody gets it on the other. Saved by hand, since half a message is none. */
export function TemplateEditor({ template }: { template: Template }) {
  const may = useMay()
  const mayWrite = may('template.update')
  const [form, setForm] = useState(() => formOf(template))
  const { subject, html, text } = useMemo(() => writtenOf(form), [form])
  const written = useMemo(() => ({ subject, html, text }), [subject, html, text])
  const save = useSave(template)
  const isChanged = JSON.stringify(saidIn(form)) !== JSON.stringify(saidIn(formOf(template)))
  const change = (next: Partial<Form>) => {
    save.reset()
    setForm({ ...form, ...next })
  }
  const keep = () => isChanged && mayWrite && save.mutate(saidIn(form))
  useKeys('Template', [{ keys: 'mod+s', label: 'Save', run: keep, whileTyping: true }])
  const fault = (field: string) => (save.error ? asProblem(save.error).faultOf(field) : undefined)
  const isSaidAtField = ['name', 'subject', 'html', 'text'].some(fault)
  return (
    <>
      <PageHeader
        title={template.name}
        description={isChanged ? 'Changed, not saved yet' : 'Saved'}
        actions={
          <>
            {mayWrite && (
              <Button variant="primary" disabled={!isChanged} busy={save.isPending} onClick={keep}>
                Save
              </Button>
            )}
            <MoreMenu template={template} />
          </>
        }
      />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <fieldset disabled={!mayWrite} className="min-w-0 space-y-4">
          {!isSaidAtField && <ProblemCallout error={save.error} />}
          <Fields form={form} onChange={change} fault={fault} />
        </fieldset>
        <section aria-label="As it arrives" className="min-w-0">
          <TemplatePreview templateId={template.id} written={written} />
        </section>
      </div>
    </>
  )
}

interface FieldsProps {
  form: Form
  onChange: (change: Partial<Form>) => void
  fault: (field: string) => string | undefined
}

function Fields({ form, onChange, fault }: FieldsProps) {
  const { insert, onFocusCapture } = useInsert()
  return (
    <div onFocusCapture={onFocusCapture} className="space-y-4">
      <Field label="What you call it" error={fault('name')}>
        <TextInput value={form.name} maxLength={200} onValueChange={(name) => onChange({ name })} />
      </Field>
      <Field label="Subject" error={fault('subject')}>
        <TextInput value={form.subject} maxLength={500} onValueChange={(subject) => onChange({ subject })} />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl
          label="How it is written"
          value={form.isHtml ? 'html' : 'text'}
          onValueChange={(way) => onChange(way === 'html' ? toHtml(form) : { isHtml: false })}
          options={[
            { value: 'text', label: 'Words' },
            { value: 'html', label: 'HTML' },
          ]}
        />
        <Menu
          trigger={<Button icon={<Braces aria-hidden="true" />}>Insert</Button>}
          entries={variableEntries(insert)}
        />
      </div>
      {form.isHtml && (
        <Field label="Message in HTML" error={fault('html')}>
          <TextArea
            className="max-h-[40rem] min-h-72 font-mono text-small!"
            value={form.html}
            onValueChange={(html) => onChange({ html })}
          />
        </Field>
      )}
      <Field
        label={form.isHtml ? 'Plain text beside it' : 'What it says'}
        optional={form.isHtml}
        error={fault('text')}
        hint={
          form.isHtml
            ? 'Made from the message when left empty.'
            : 'An empty line begins a paragraph. A way to unsubscribe is added by itself.'
        }
      >
        <TextArea
          className={form.isHtml ? 'max-h-[32rem]' : 'max-h-[40rem] min-h-72'}
          value={form.text}
          onValueChange={(text) => onChange({ text })}
        />
      </Field>
    </div>
  )
}

/** Words become paragraphs, to be worked on further. */
function toHtml(form: Form): Partial<Form> {
  if (form.html.trim() !== '') return { isHtml: true }
  const paragraphs = form.text.trim().split(/\n{2,}/)
  return {
    isHtml: true,
    html: paragraphs.map((each) => `<p>${each.replaceAll('\n', '<br>\n')}</p>`).join('\n'),
    text: '',
  }
}

function formOf({ name, subject, html, text }: Template): Form {
  return { name, subject, html: html ?? '', text: text ?? '', isHtml: html !== null && html.trim() !== '' }
}

function writtenOf({ subject, html, text, isHtml }: Form) {
  return { subject, html: isHtml ? html : null, text: text.trim() === '' ? null : text }
}

function saidIn(form: Form) {
  return { name: form.name.trim(), ...writtenOf(form) }
}

function useSave({ id, name, version }: Template) {
  return useMutation({
    mutationFn: (values: ReturnType<typeof saidIn>) =>
      api.write<Template>('PATCH', `templates/${id}`, values, { ifMatch: version }),
    onSuccess: async ({ changeSetId }) => {
      await invalidateTopic('templates')
      offerUndo({ title: `Saved “${name}”.`, changeSetId })
    },
  })
}

function MoreMenu({ template: { id, name } }: { template: Template }) {
  const may = useMay()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => api.write('DELETE', `templates/${id}`),
    onSuccess: async ({ changeSetId }) => {
      await navigate({ to: '/templates' })
      await invalidateTopic('templates')
      offerUndo({ title: `Deleted the template “${name}”.`, changeSetId })
    },
    onError: showProblem,
  })
  if (!may('template.delete')) return null
  return (
    <Menu
      align="end"
      trigger={<IconButton label="More" icon={<Ellipsis />} />}
      entries={[
        { label: 'Delete the template', icon: <Trash2 />, danger: true, onSelect: () => remove.mutate() },
      ]}
    />
  )
}
