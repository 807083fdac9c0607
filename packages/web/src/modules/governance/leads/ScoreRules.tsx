import type { Condition } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { FilterBuilder } from '../../../records/filter/FilterBuilder.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { NumberInput } from '../../../ui/NumberInput.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { Answer } from '../Answer.tsx'
import { type LeadSettings, type ScoreRule, scoreRulesQuery } from './lead-settings.ts'
import { RuleDialog } from './RuleDialog.tsx'
import { RuleRows } from './RuleRows.tsx'
import { SaidCondition } from './SaidCondition.tsx'
import { useSaveSettings } from './use-save-settings.ts'

/** What makes leads warm: rules and their points, and from how many on. */
export function ScoreRules({ settings }: { settings: LeadSettings }) {
  const asked = useQuery(scoreRulesQuery)
  const [open, setOpen] = useState<ScoreRule | 'new'>()
  return (
    <section aria-labelledby="score-rules">
      <SectionHeader id="score-rules" title="Cold, warm, hot" />
      <p className="mt-1 mb-3 max-w-xl text-muted">
        Each rule that fits gives its points; they are added up, and shown one by one beside the lead.
      </p>
      <Answer asked={asked} what="the rules">
        {({ data }) => (
          <RuleRows
            label="Score rules"
            path="score-rules"
            rules={data}
            detail={({ condition }) => <SaidCondition condition={condition} />}
            end={({ points }) => (
              <span className={points < 0 ? 'tabular-nums text-bad' : 'tabular-nums text-good'}>
                {points > 0 ? `+${points}` : points}
              </span>
            )}
            onOpen={setOpen}
          />
        )}
      </Answer>
      <Button className="mt-3" icon={<Plus />} onClick={() => setOpen('new')}>
        Add a rule
      </Button>
      <Thresholds settings={settings} />
      {open && (
        <ScoreRuleDialog
          rule={open === 'new' ? undefined : open}
          last={asked.data?.data.length ?? 0}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}

function Thresholds({ settings }: { settings: LeadSettings }) {
  const [warm, setWarm] = useState<number | null>(settings.leadWarmFrom)
  const [hot, setHot] = useState<number | null>(settings.leadHotFrom)
  const save = useSaveSettings('Kept. Leads are looked at anew within the hour.')
  const isWrong = warm !== null && hot !== null && warm >= hot
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (warm !== null && hot !== null && !isWrong) save.mutate({ leadWarmFrom: warm, leadHotFrom: hot })
  }
  return (
    <form onSubmit={submit} className="mt-6 flex flex-wrap items-end gap-4">
      <ProblemCallout error={save.error} />
      <Field label="Warm from" className="w-36">
        <NumberInput value={warm} digits={0} suffix="points" onValueChange={setWarm} />
      </Field>
      <Field label="Hot from" className="w-36" error={isWrong ? 'More than warm.' : undefined}>
        <NumberInput value={hot} digits={0} suffix="points" onValueChange={setHot} />
      </Field>
      <Button type="submit" busy={save.isPending}>
        Save
      </Button>
    </form>
  )
}

interface ScoreRuleDialogProps {
  rule: ScoreRule | undefined
  last: number
  onClose: () => void
}

function ScoreRuleDialog({ rule, last, onClose }: ScoreRuleDialogProps) {
  const [name, setName] = useState(rule?.name ?? '')
  const [points, setPoints] = useState<number | null>(rule?.points ?? 10)
  const [condition, setCondition] = useState<Condition | undefined>(rule?.condition)
  const values = {
    name,
    points: points ?? 0,
    condition: condition ?? { all: [] },
    ...(rule ? {} : { position: last + 1 }),
  }
  return (
    <RuleDialog
      title={rule ? 'Change the rule' : 'What makes leads warm or cold'}
      path="score-rules"
      {...{ rule, values, onClose }}
    >
      <Field label="Name" hint="Stands beside the lead as the reason.">
        <TextInput required value={name} maxLength={200} onValueChange={setName} />
      </Field>
      <div>
        <p className="mb-1 text-small font-medium text-muted">Which leads</p>
        <FilterBuilder object="lead" value={condition} onValueChange={setCondition} />
      </div>
      <Field label="Points" hint="Below zero makes colder.">
        <NumberInput
          className="max-w-36"
          value={points}
          min={-1000}
          max={1000}
          digits={0}
          onValueChange={setPoints}
        />
      </Field>
    </RuleDialog>
  )
}
