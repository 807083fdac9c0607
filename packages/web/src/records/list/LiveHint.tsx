import { type Condition, conditionReadings, labelOf, type Registry, tryPath } from '@regulars/model'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'

export interface LiveHintProps {
  object: DescribedObject
  filter: Condition | undefined
  sort: string | undefined
}

/** Says when a list is filtered or put in order by what changes with the day: it is right, but no index helps it. */
export function LiveHint({ object, filter, sort }: LiveHintProps) {
  const { registry } = useObjects()
  const { list } = useFormat()
  const labels = liveLabels(registry, object.name, filter, sort)
  if (labels.length === 0) return null
  return (
    <p className="text-small text-muted">
      {list(labels)} {labels.length > 1 ? 'change' : 'changes'} with the day and{' '}
      {labels.length > 1 ? 'are' : 'is'} computed for each record, so a long list takes a moment.
    </p>
  )
}

/** Labels of the fields computed at read that a list asks for. */
function liveLabels(registry: Registry, name: string, filter: Condition | undefined, sort = ''): string[] {
  const object = registry.object(name)
  const sorted = sort.split(',').flatMap((word) => {
    const found = tryPath(object, word.replace(/^-/, ''), registry)
    return word === '' || 'problem' in found ? [] : [found]
  })
  const read = [...(filter ? filtered(filter) : []), ...sorted]
  const live = read.filter((one) => one.object.fields[one.key]?.live)
  return [...new Set(live.map((one) => labelOf(one.key, one.object.fields[one.key]!)))]

  function filtered(condition: Condition) {
    try {
      return conditionReadings(condition, object, [], registry)
    } catch {
      // An old link can name a field that is gone; the list itself says so.
      return []
    }
  }
}
