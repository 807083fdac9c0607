import type { ObjectRule } from '@regulars/model'
import { inSentence } from '@regulars/model'
import { Ellipsis, Pencil, Plus, ShieldCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { showProblem } from '../../../app/problem-toast.ts'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { Row, Rows } from '../Rows.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import { saveRules } from './save-rules.ts'

/** What the records of an object must keep. */
export function ObjectRules({ object }: { object: DescribedObject }) {
  const rules = object.rules ?? []
  const [opened, setOpened] = useState<{ rule: ObjectRule | undefined; at: number }>()
  const [isOpen, setOpen] = useState(false)
  const open = (rule?: ObjectRule) => {
    setOpened({ rule, at: Date.now() })
    setOpen(true)
  }
  const remove = async (rule: ObjectRule) => {
    try {
      await saveRules(
        object,
        rules.filter(({ id }) => id !== rule.id),
      )
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <section className="mt-8" aria-label="Rules">
      <SectionHeader
        title="Rules"
        count={rules.length || undefined}
        description={`What ${inSentence(object.labelPlural)} must keep, however they are written.`}
        actions={
          <Button icon={<Plus />} onClick={() => open()}>
            Add rule
          </Button>
        }
      />
      {rules.length > 0 && (
        <Rows label="Rules">
          {rules.map((rule) => (
            <Row
              key={rule.id}
              lead={<ShieldCheck />}
              title={rule.sentence}
              detail={<code>{rule.formula}</code>}
              end={
                <Menu
                  align="end"
                  trigger={<IconButton label={`More for the rule “${rule.sentence}”`} icon={<Ellipsis />} />}
                  entries={[
                    { label: 'Change', icon: <Pencil />, onSelect: () => open(rule) },
                    { label: 'Remove', icon: <Trash2 />, danger: true, onSelect: () => void remove(rule) },
                  ]}
                />
              }
            />
          ))}
        </Rows>
      )}
      {opened && (
        <RuleDialog key={opened.at} object={object} rule={opened.rule} open={isOpen} onOpenChange={setOpen} />
      )}
    </section>
  )
}
