import { type Act, acts, describe, inSentence, type Scope } from '@regulars/model'
import { RotateCcw } from 'lucide-react'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { classNames } from '../../../ui/class-names.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import {
  type ObjectsRights,
  rightsOf,
  type ScopeWord,
  scopeWord,
  withoutObject,
  withScope,
} from './rights.ts'

export interface MatrixRowProps {
  objects: ObjectsRights
  onChange: (objects: ObjectsRights) => void
  /** Name of the object, `*` for all that have no row of their own. */
  name: string
  label: string
  /** Regulars alone writes it: it can only be seen. */
  isManaged?: boolean
}

/** What a role opens of one object. */
export function MatrixRow({ objects, onChange, name, label, isManaged = false }: MatrixRowProps) {
  const isOwn = Object.hasOwn(objects, name)
  const rights = rightsOf(objects, name)
  return (
    <tr className="border-b border-hairline last:border-0">
      <th scope="row" className={classNames('py-1 pe-2 text-start', isOwn ? 'font-medium' : 'font-normal')}>
        {label}
      </th>
      {acts.map((act) => (
        <td key={act} className="p-1">
          {isManaged && act !== 'read' ? (
            <span className="px-2.5 text-muted">–</span>
          ) : (
            <ScopeSelect
              {...{ name, act, label }}
              scope={rights[act]}
              isQuiet={!isOwn}
              onChange={(scope) => onChange(withScope(objects, name, act, scope))}
            />
          )}
        </td>
      ))}
      <td>
        {isOwn && name !== '*' && (
          <IconButton
            label={`Treat ${inSentence(label)} like all others`}
            icon={<RotateCcw />}
            onClick={() => onChange(withoutObject(objects, name))}
          />
        )}
      </td>
    </tr>
  )
}

const words: Record<Act, Record<'none' | 'mine' | 'team' | 'all', string>> = {
  create: { none: 'No', mine: 'Own', team: 'Team’s', all: 'Yes' },
  read: { none: 'None', mine: 'Own', team: 'Team’s', all: 'All' },
  update: { none: 'None', mine: 'Own', team: 'Team’s', all: 'All' },
  delete: { none: 'None', mine: 'Own', team: 'Team’s', all: 'All' },
}

interface ScopeSelectProps {
  name: string
  label: string
  act: Act
  scope: Scope
  /** It is what all others have. */
  isQuiet: boolean
  onChange: (scope: Scope) => void
}

function ScopeSelect({ name, label, act, scope, isQuiet, onChange }: ScopeSelectProps) {
  const { find, registry } = useObjects()
  const options: { value: ScopeWord; label: string; hint?: string }[] = (
    ['none', 'mine', 'team', 'all'] as const
  ).map((value) => ({ value, label: words[act][value] }))
  if (typeof scope === 'object' && find(name))
    options.push({
      value: 'where',
      label: 'Some',
      hint: describe(scope.where, registry.object(name), registry),
    })
  return (
    <Select
      aria-label={`${actWords[act]} ${inSentence(label)}`}
      value={scopeWord(scope)}
      options={options}
      onValueChange={(word) => word !== 'where' && onChange(word)}
      className={classNames(
        'border-transparent! bg-transparent! hover:border-edge!',
        (isQuiet || scope === 'none') && 'text-muted',
      )}
    />
  )
}

const actWords: Record<Act, string> = { create: 'Add', read: 'See', update: 'Change', delete: 'Remove' }
