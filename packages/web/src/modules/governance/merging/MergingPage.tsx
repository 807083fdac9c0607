import { inSentence, type SurvivorshipRuleName, survivorshipRules } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { isMergeable } from '../../../records/merge/merges.ts'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Field } from '../../../ui/Field.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { Row, Rows } from '../Rows.tsx'
import { AutomaticMerge } from './AutomaticMerge.tsx'

type Survivorship = Record<string, SurvivorshipRuleName>

/** No rule chosen. */
const usual = 'usual'

const ruleOptions: { value: SurvivorshipRuleName | typeof usual; label: string; hint: string }[] = [
  {
    value: usual,
    label: 'No rule',
    hint: 'In a merge the record that stays keeps its value. What files, programs and forms bring is written over what is there.',
  },
  ...Object.entries(survivorshipRules).map(([value, { label, description }]) => ({
    value: value as SurvivorshipRuleName,
    label,
    hint: description,
  })),
]

/** Which value survives when records become one, field by field. */
export function MergingPage() {
  return (
    <Guarded permission="settings.manage" what="how records are merged">
      <PageHeader
        title="Merging"
        description="Which value survives when records become one, and what files, programs and forms may write over. Whoever merges sees it first and may pick another; what people type always counts."
      />
      <Rules />
    </Guarded>
  )
}

function Rules() {
  const asked = useQuery({
    ...apiQuery<{ survivorship: Survivorship }>('settings'),
    meta: { topics: ['settings'] },
  })
  return (
    <Answer asked={asked} what="the settings">
      {({ survivorship }) => <RulesOfObjects survivorship={survivorship} />}
    </Answer>
  )
}

function RulesOfObjects({ survivorship }: { survivorship: Survivorship }) {
  const objects = useObjects().objects.filter(isMergeable)
  const [name, setName] = useState('contact')
  const object = objects.find((each) => each.name === name) ?? objects[0]
  const save = useMutation({
    mutationFn: (changed: Survivorship) => api.patch('settings', { survivorship: changed }),
    onSuccess: () => invalidateTopic('settings'),
    onError: showProblem,
  })
  if (!object) return null
  const change = (key: string, rule: SurvivorshipRuleName | typeof usual) => {
    const { [key]: _, ...others } = survivorship
    save.mutate(rule === usual ? others : { ...others, [key]: rule })
  }
  return (
    <>
      <Field label="Records" className="mb-6 max-w-60">
        <Select
          value={object.name}
          options={objects.map((each) => ({ value: each.name, label: each.labelPlural }))}
          onValueChange={setName}
        />
      </Field>
      {object.findsDuplicates && <AutomaticMerge key={object.name} object={object} />}
      <RulesOfObject object={object} survivorship={survivorship} onChange={change} />
    </>
  )
}

interface RulesOfObjectProps {
  object: DescribedObject
  survivorship: Survivorship
  onChange: (key: string, rule: SurvivorshipRuleName | typeof usual) => void
}

function RulesOfObject({ object, survivorship, onChange }: RulesOfObjectProps) {
  return (
    <Rows label={`Fields of ${inSentence(object.labelPlural)}`}>
      {object.fields.filter(isChosenByRule).map(({ key, label }) => {
        const named = `${object.name}.${key}`
        return (
          <Row
            key={named}
            title={label}
            end={
              <Select
                className="w-60"
                aria-label={`Which ${label} survives`}
                value={survivorship[named] ?? usual}
                options={ruleOptions}
                onValueChange={(rule) => onChange(named, rule)}
              />
            }
          />
        )
      })}
    </Rows>
  )
}

/** Lists are always put together, so there is nothing to choose. */
const isChosenByRule = ({ readOnly, system, kind, key }: DescribedField): boolean =>
  !readOnly && kind !== 'multiSelect' && (!system || key === 'owner')
