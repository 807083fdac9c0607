import type { Condition } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { FilterBuilder } from '../../../records/filter/FilterBuilder.tsx'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { Answer } from '../Answer.tsx'
import { type AssignmentRule, assignmentRulesQuery } from './lead-settings.ts'
import { RuleDialog } from './RuleDialog.tsx'
import { RuleRows } from './RuleRows.tsx'
import { SaidCondition } from './SaidCondition.tsx'

/** Who gets which leads: the first rule that fits and has somebody at work decides. */
export function AssignmentRules() {
  const asked = useQuery(assignmentRulesQuery)
  const [open, setOpen] = useState<AssignmentRule | 'new'>()
  return (
    <section aria-labelledby="assignment-rules">
      <SectionHeader id="assignment-rules" title="Who gets them" />
      <p className="mt-1 mb-3 max-w-xl text-muted">
        The first rule that fits and has somebody at work decides; who is away is passed over. Without a rule,
        leads wait for whoever takes them.
      </p>
      <Answer asked={asked} what="the rules">
        {({ data }) => (
          <RuleRows
            label="Assignment rules"
            path="assignment-rules"
            rules={data}
            detail={({ condition }) => <SaidCondition condition={condition} />}
            end={(rule) => <span className="text-muted">{sayMethod(rule)}</span>}
            onOpen={setOpen}
          />
        )}
      </Answer>
      <Button className="mt-3" icon={<Plus />} onClick={() => setOpen('new')}>
        Add a rule
      </Button>
      {open && (
        <AssignmentRuleDialog
          rule={open === 'new' ? undefined : open}
          last={asked.data?.data.length ?? 0}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}

function sayMethod({ method, team, person }: AssignmentRule): string {
  if (method === 'person') return `to ${person?.name ?? 'somebody who left'}`
  const among = team?.name ?? 'a team that is gone'
  return method === 'turns' ? `in turns in ${among}` : `least open in ${among}`
}

const methods: { value: AssignmentRule['method']; label: string }[] = [
  { value: 'turns', label: 'In turns' },
  { value: 'load', label: 'To whoever has least open' },
  { value: 'person', label: 'To one person' },
]

interface AssignmentRuleDialogProps {
  rule: AssignmentRule | undefined
  last: number
  onClose: () => void
}

function AssignmentRuleDialog({ rule, last, onClose }: AssignmentRuleDialogProps) {
  const [name, setName] = useState(rule?.name ?? '')
  const [method, setMethod] = useState(rule?.method ?? 'turns')
  const [teamId, setTeamId] = useState(rule?.teamId ?? null)
  const [personId, setPersonId] = useState(rule?.personId ?? null)
  const [condition, setCondition] = useState<Condition | undefined>(rule?.condition ?? undefined)
  const [waitsForHours, setWaits] = useState(rule?.waitsForHours ?? false)
  const isPerson = method === 'person'
  const values = {
    ...{ name, method, waitsForHours },
    teamId: isPerson ? null : teamId,
    personId: isPerson ? personId : null,
    condition: condition ?? null,
    ...(rule ? {} : { position: last + 1 }),
  }
  return (
    <RuleDialog
      title={rule ? 'Change the rule' : 'Who gets which leads'}
      path="assignment-rules"
      {...{ rule, values, onClose }}
    >
      <Field label="Name" hint="Stands beside the lead as the reason.">
        <TextInput required value={name} maxLength={200} onValueChange={setName} />
      </Field>
      <div>
        <p className="mb-1 text-small font-medium text-muted">Which leads</p>
        <FilterBuilder object="lead" value={condition} onValueChange={setCondition} />
      </div>
      <Field label="How">
        <Select value={method} options={methods} onValueChange={setMethod} />
      </Field>
      {isPerson ? (
        <Field label="To whom">
          <RecordPicker object="user" value={personId} onValueChange={setPersonId} />
        </Field>
      ) : (
        <Field label="In which team" hint="Teams are made in Settings → People.">
          <RecordPicker object="team" value={teamId} onValueChange={setTeamId} />
        </Field>
      )}
      <Switch
        checked={waitsForHours}
        hint="Leads that come at night wait until the morning."
        onCheckedChange={setWaits}
      >
        Only in working hours
      </Switch>
    </RuleDialog>
  )
}
