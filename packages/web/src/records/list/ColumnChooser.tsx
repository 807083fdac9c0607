import { ArrowDown, ArrowUp, Columns3, X } from 'lucide-react'
import { useMemo } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { fromList } from '../../ui/from-list.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { fieldOptions } from '../filter/field-options.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import type { Column } from './column.ts'

export interface ColumnChooserProps {
  object: DescribedObject
  columns: readonly Column[]
  onColumnsChange: (paths: string[]) => void
}

/** Which columns there are and in which order. */
export function ColumnChooser(props: ColumnChooserProps) {
  return (
    <Popover title="Columns" align="end" trigger={<IconButton label="Columns" icon={<Columns3 />} />}>
      <ColumnList {...props} />
    </Popover>
  )
}

function ColumnList({ object, columns, onColumnsChange }: ColumnChooserProps) {
  const catalogue = useObjects()
  const paths = columns.map(({ path }) => path)
  const load = useMemo(
    () =>
      fromList(
        fieldOptions(catalogue, object, ({ partOf }) => partOf === undefined).filter(
          ({ value }) => !paths.includes(value),
        ),
      ),
    [catalogue, object, paths],
  )
  const swap = (at: number, by: number) =>
    onColumnsChange(paths.with(at, paths[at + by]!).with(at + by, paths[at]!))
  return (
    <>
      <ul className="-mx-1 mb-3">
        {columns.map(({ path, label, isTitle }, at) => (
          <li key={path} className="flex h-hit items-center rounded-md ps-1 hover:bg-hover">
            <span className="min-w-0 flex-1 truncate">{label}</span>
            {!isTitle && (
              <>
                <IconButton
                  label={`Move ${label} up`}
                  icon={<ArrowUp />}
                  disabled={at < 2}
                  onClick={() => swap(at, -1)}
                />
                <IconButton
                  label={`Move ${label} down`}
                  icon={<ArrowDown />}
                  disabled={at === columns.length - 1}
                  onClick={() => swap(at, 1)}
                />
                <IconButton
                  label={`Leave out ${label}`}
                  icon={<X />}
                  onClick={() => onColumnsChange(paths.toSpliced(at, 1))}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      <Combobox
        aria-label="Add a column"
        placeholder="Add a column…"
        load={load}
        value={null}
        onValueChange={(option) => option && onColumnsChange([...paths, option.value])}
      />
    </>
  )
}
