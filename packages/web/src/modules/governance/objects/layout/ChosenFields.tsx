import { X } from 'lucide-react'
import { useMemo } from 'react'
import { fieldOptions } from '../../../../records/filter/field-options.ts'
import { toColumn } from '../../../../records/list/column.ts'
import type { DescribedObject } from '../../../../records/objects/described-object.ts'
import { useObjects } from '../../../../records/objects/use-objects.ts'
import { Combobox } from '../../../../ui/Combobox.tsx'
import { fromList } from '../../../../ui/from-list.ts'
import { MovableLists } from './MovableLists.tsx'
import { moveItem } from './move-item.ts'

interface ChosenFieldsProps {
  object: DescribedObject
  title: string
  empty: string
  /** Paths of fields; their own keys, where `onlyOwn`. */
  paths: readonly string[]
  onlyOwn?: boolean
  most: number
  onPathsChange: (paths: readonly string[]) => void
}

/** Some fields of an object, chosen and put in order. */
export function ChosenFields(props: ChosenFieldsProps) {
  const { object, title, empty, paths, onlyOwn, most, onPathsChange } = props
  const catalogue = useObjects()
  const load = useMemo(() => {
    const options = fieldOptions(catalogue, object)
    return fromList(
      options.filter(({ value }) => !paths.includes(value) && !(onlyOwn && value.includes('.'))),
    )
  }, [catalogue, object, onlyOwn, paths])
  // What it is stands above it already.
  const lists = [{ name: 'chosen', title, heading: <></>, empty, ids: paths }]
  return (
    <>
      <MovableLists
        lists={lists}
        labelOf={(path) => toColumn(catalogue, object, path)?.label ?? path}
        entriesOf={(path) => [
          {
            label: 'Leave out',
            icon: <X />,
            onSelect: () => onPathsChange(paths.filter((each) => each !== path)),
          },
        ]}
        onMove={(path, to) => onPathsChange(moveItem(lists, path, to)[0]!.ids)}
      />
      {paths.length < most && (
        <div className="mt-2 max-w-64">
          <Combobox
            aria-label={`Add to ${title.toLowerCase()}`}
            placeholder="Add a field…"
            load={load}
            value={null}
            onValueChange={(option) => option && onPathsChange([...paths, option.value])}
          />
        </div>
      )}
    </>
  )
}
