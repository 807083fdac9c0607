import { ArrowDown, ArrowUp, Ellipsis, Pencil, Power, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import type { MenuEntry } from '../../../ui/menu-entry.ts'
import { Pill } from '../../../ui/Pill.tsx'
import { Row, Rows } from '../Rows.tsx'

interface Rule {
  id: string
  version: number
  name: string
  position: number
  active: boolean
}

export interface RuleRowsProps<R extends Rule> {
  label: string
  /** Path of the API: `score-rules`. */
  path: string
  rules: readonly R[]
  detail: (rule: R) => ReactNode
  end: (rule: R) => ReactNode
  onOpen: (rule: R) => void
}

/** Rules in their order, each to be changed, moved, put out of use or removed. */
export function RuleRows<R extends Rule>({ label, path, rules, detail, end, onOpen }: RuleRowsProps<R>) {
  return (
    <Rows label={label}>
      {rules.map((rule, index) => (
        <Row
          key={rule.id}
          title={
            <button
              type="button"
              className="max-w-full truncate rounded-sm ring-focus hover:underline"
              onClick={() => onOpen(rule)}
            >
              {rule.name}
            </button>
          }
          detail={detail(rule)}
          end={
            <>
              {rule.active ? end(rule) : <Pill>Out of use</Pill>}
              <Menu
                align="end"
                trigger={<IconButton label={`More for ${rule.name}`} icon={<Ellipsis />} />}
                entries={entriesFor(path, rules, index, () => onOpen(rule))}
              />
            </>
          }
        />
      ))}
    </Rows>
  )
}

function entriesFor(path: string, rules: readonly Rule[], index: number, onOpen: () => void): MenuEntry[] {
  const rule = rules[index]!
  return [
    { label: 'Change', icon: <Pencil />, onSelect: onOpen },
    {
      label: 'Move up',
      icon: <ArrowUp />,
      disabled: index === 0,
      onSelect: () => void move(path, rules, index, -1),
    },
    {
      label: 'Move down',
      icon: <ArrowDown />,
      disabled: index === rules.length - 1,
      onSelect: () => void move(path, rules, index, 1),
    },
    {
      label: rule.active ? 'Put out of use' : 'Put in use',
      icon: <Power />,
      onSelect: () => void toggle(path, rule),
    },
    'separator',
    { label: 'Remove', icon: <Trash2 />, danger: true, onSelect: () => void remove(path, rule) },
  ]
}

async function write(
  path: string,
  title: string,
  work: () => Promise<{ changeSetId: string | undefined }>,
): Promise<void> {
  try {
    const { changeSetId } = await work()
    if (changeSetId) offerUndo({ title, changeSetId })
  } catch (error) {
    showProblem(error)
  } finally {
    await invalidateTopic(path)
  }
}

function move(path: string, rules: readonly Rule[], index: number, by: number): Promise<void> {
  const order = rules.toSpliced(index, 1).toSpliced(index + by, 0, rules[index]!)
  const changes = order.map(({ id }, place) => ({ id, values: { position: place + 1 } }))
  return write(path, 'Changed the order.', () => api.write('POST', `${path}/batch`, { update: changes }))
}

const toggle = (path: string, { id, version, active, name }: Rule): Promise<void> =>
  write(path, active ? `“${name}” is out of use.` : `“${name}” is in use.`, () =>
    api.write('PATCH', `${path}/${id}`, { active: !active }, { ifMatch: version }),
  )

const remove = (path: string, { id, name }: Rule): Promise<void> =>
  write(path, `Removed “${name}”.`, () => api.write('DELETE', `${path}/${id}`))
