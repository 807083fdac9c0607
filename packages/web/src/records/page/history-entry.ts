/** One thing that happened to a record, as the API tells it. */
export interface HistoryEntry {
  at: string
  event: 'created' | 'updated' | 'removed' | 'restored'
  by: { id: string; name: string } | null
  changeSet: {
    id: string
    kind: string
    label: string
    source: string | null
    undoneAt: string | null
    mayUndo: boolean
  } | null
  changes: FieldChange[]
}

/** A value before and after; of references the titles too. */
export interface FieldChange {
  field: string
  before: unknown
  after: unknown
  beforeTitle?: string
  afterTitle?: string
}
