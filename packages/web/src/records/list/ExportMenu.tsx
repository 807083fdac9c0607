import { Download } from 'lucide-react'
import { apiUrl } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { List } from './use-list.ts'

const formats = [
  { format: 'csv', label: 'CSV' },
  { format: 'xlsx', label: 'Excel' },
  { format: 'vcf', label: 'vCard, for address books', onlyPeople: true },
  { format: 'jsonl', label: 'JSON lines' },
]

/** Takes the list out as a file: its columns, its filter, its order, all records of it. An address book takes whole cards. */
export function ExportMenu({ list }: { list: Pick<List, 'object' | 'asked' | 'sort' | 'columns'> }) {
  const may = useMay()
  const { object, asked, sort, columns } = list
  if (!may('export.run')) return null
  const paths = columns.map(({ path }) => path)
  const addressOf = (format: string) =>
    apiUrl(`export/${object.path}`, {
      format,
      columns: format === 'vcf' ? undefined : paths,
      filter: asked,
      sort,
    })
  const entries = formats
    .filter(({ onlyPeople }) => object.person || !onlyPeople)
    .map(({ format, label }) => ({
      label,
      link: (
        <a href={addressOf(format)} download>
          {label}
        </a>
      ),
    }))
  return (
    <Menu
      align="end"
      trigger={<IconButton label="Export" icon={<Download />} />}
      entries={[{ group: 'Export this list as', entries }]}
    />
  )
}
