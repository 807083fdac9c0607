import { useMay } from '../../../app/session.ts'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { MoneyInput } from '../../../ui/MoneyInput.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { ProgramActions } from '../ProgramActions.tsx'
import { goals, type Program } from '../program.ts'
import { AudienceStep } from './AudienceStep.tsx'
import { LaunchStep } from './LaunchStep.tsx'
import { MessageStep } from './MessageStep.tsx'
import { Step } from './Step.tsx'
import { type ProgramDraft, useProgramDraft } from './use-program-draft.ts'

/** A program before its launch, read from top to bottom like a recipe. Everything is saved as it is written. */
export function ProgramEditor({ program }: { program: Program }) {
  const may = useMay()
  const draft = useProgramDraft(program)
  const { values, change, state } = draft
  return (
    <>
      <PageHeader
        title={values.name}
        description={
          <span role="status">{state === 'saving' ? 'Draft · saving…' : 'Draft · saved as you write'}</span>
        }
        actions={<ProgramActions program={program} />}
      />
      <fieldset disabled={!may('program.update')} className="min-w-0">
        <Field label="What you call it" className="mb-7 max-w-md">
          <TextInput
            value={values.name}
            maxLength={200}
            onValueChange={(name) => change({ name })}
            required
          />
        </Field>
        <ol>
          <AudienceStep
            programId={program.id}
            segmentId={values.segmentId}
            perHousehold={values.perHousehold}
            onChange={change}
          />
          <MessageStep
            templateId={values.templateId}
            segmentId={values.segmentId}
            onChange={(templateId) => change({ templateId })}
          />
          <HoldoutStep draft={draft} />
          <GoalStep draft={draft} />
          <CostStep draft={draft} />
          <LaunchStep draft={draft} />
        </ol>
      </fieldset>
    </>
  )
}

interface PartProps {
  draft: ProgramDraft
}

function HoldoutStep({ draft: { values, change } }: PartProps) {
  const { percent } = useFormat()
  return (
    <Step
      number={3}
      title="Who is held back"
      hint="Some are left alone by chance. Without them nobody could tell what the message brought by itself."
    >
      <Field
        label="Held back"
        className="w-32"
        hint={values.holdoutShare === 0 ? 'Then its result cannot be told.' : undefined}
      >
        <NumberInput
          value={Math.round(values.holdoutShare * 1000) / 10}
          min={0}
          max={90}
          step={5}
          digits={1}
          suffix="%"
          onValueChange={(share) => share !== null && change({ holdoutShare: share / 100 })}
        />
      </Field>
      {values.holdoutShare > 0 && (
        <p className="mt-1.5 text-small text-muted">
          {percent(1 - values.holdoutShare)} of those who can be written to get the message.
        </p>
      )}
    </Step>
  )
}

function GoalStep({ draft: { values, change } }: PartProps) {
  return (
    <Step
      number={4}
      title="What it is for"
      hint="What people buy in these days counts, in both groups alike."
    >
      <div className="flex flex-wrap gap-3">
        <Field label="Goal" className="w-64">
          <Select value={values.goal} onValueChange={(goal) => change({ goal })} options={goals} />
        </Field>
        <Field label="After the launch" className="w-36">
          <NumberInput
            value={values.goalDays}
            min={1}
            max={730}
            digits={0}
            suffix="days"
            onValueChange={(goalDays) => goalDays !== null && change({ goalDays })}
          />
        </Field>
      </div>
    </Step>
  )
}

function CostStep({ draft: { values, change } }: PartProps) {
  return (
    <Step number={5} title="What it costs">
      <div className="flex flex-wrap gap-3">
        <Field label="A message" className="w-40">
          <MoneyInput
            minor={values.costPerMessage}
            min={0}
            onMinorChange={(costPerMessage) => change({ costPerMessage })}
          />
        </Field>
        <Field label="At most, in all" optional className="w-40">
          <MoneyInput minor={values.budget} min={0} onMinorChange={(budget) => change({ budget })} />
        </Field>
      </div>
    </Step>
  )
}
