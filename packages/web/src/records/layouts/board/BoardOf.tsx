import { inSentence } from '@regulars/model'
import { type ReactNode, useMemo } from 'react'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { queryClient } from '../../../app/query-client.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { AnyValue } from '../../inputs/index.tsx'
import { toLevels } from '../../list/groups.ts'
import { measuresFor } from '../../list/measures.ts'
import type { List } from '../../list/use-list.ts'
import type { RecordRow } from '../../objects/described-object.ts'
import { keptIn } from '../../views/use-view.ts'
import { saveField } from '../../write/save-field.ts'
import { factsFor } from '../card-columns.ts'
import { boardFields } from '../layout-fields.ts'
import { Board } from './Board.tsx'
import { showCardMoved } from './board-answer.ts'
import type { BoardColumn } from './board-columns.ts'
import { useBoard } from './use-board.ts'

/**
 * A list as a board: a column for each value of a field, its records as cards that are moved from one to the other. Where nobody says of which field, it is that of
 * the first board that is kept.
 */
export default function BoardOf({ list }: { list: List }) {
  const { object, catalogue, shown, change, columns, asked, question, views } = list
  const fields = boardFields(object)
  const wanted = shown.by ?? keptIn(views.find((view) => view.layout === 'board')).by
  const by = fields.find(({ key }) => key === wanted) ?? fields[0]
  const [level] = useMemo(() => toLevels(catalogue, object, by ? [by.key] : []), [catalogue, object, by])
  const { summary } = shown
  const measures = useMemo(() => measuresFor(columns, summary).slice(0, 1), [columns, summary])
  const facts = useMemo(() => factsFor(columns, by ? [by.key] : []), [columns, by])
  if (!level || !by)
    return (
      <EmptyState title={`${object.labelPlural} have nothing to make columns of`}>
        A board needs a field with a few values, such as a state.
      </EmptyState>
    )
  return (
    <BoardWith
      key={by.key}
      {...{ list, level, measures }}
      chooser={
        <span className="flex items-center gap-2 text-small whitespace-nowrap text-muted">
          Columns by
          <Select
            className="w-44"
            aria-label="Columns by"
            options={fields.map(({ key, label }) => ({ value: key, label }))}
            value={by.key}
            onValueChange={(key) => change({ by: key })}
          />
        </span>
      }
      facts={facts}
      question={{ ...question, filter: asked, fields: withField(question.fields, by.property) }}
    />
  )
}

const withField = (fields: readonly string[], property: string): string[] => [
  ...new Set([...fields, property]),
]

interface BoardWithProps {
  list: List
  level: ReturnType<typeof toLevels>[number]
  measures: ReturnType<typeof measuresFor>
  chooser: ReactNode
  facts: ReturnType<typeof factsFor>
  question: List['question']
}

function BoardWith({ list, level, measures, chooser, facts, question }: BoardWithProps) {
  const { object } = list
  const { field } = level.column
  const board = useBoard(list, question, level, measures)
  if (board.isError)
    return (
      <ProblemState
        error={board.error}
        what={`these ${inSentence(object.labelPlural)}`}
        onRetry={() => void board.refetch()}
      />
    )
  const mayMove = field.writable && object.may.update
  const saveMove = async (record: RecordRow, value: AnyValue) => {
    // What is refused goes back to where it was.
    if (!(await saveField({ object, record, field, value })))
      await queryClient.invalidateQueries({ queryKey: [object.path] })
  }
  const move = (record: RecordRow, from: BoardColumn, to: BoardColumn) => {
    if (from.key === to.key || !mayMove) return
    showCardMoved(object.path, { ...record, [field.property]: to.value }, from.value, to.value)
    void saveMove(record, to.value as AnyValue)
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center px-4 pb-2 md:px-6">{chooser}</div>
      <Board
        {...{ object, level, measures, facts, mayMove, question }}
        columns={board.columns}
        onMove={move}
      />
    </div>
  )
}
