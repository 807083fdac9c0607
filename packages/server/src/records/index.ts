/**
 * The record engine: the one way to read and write records of any object.
 *
 * Words: a *change set* is one act of changing, with everything it did; a *patch* says what of a record changes; a *derivation* is a column that
 * follows from other records; a *reaction* happens because of a change, after it. Laws: every write belongs to a change set and can be undone as
 * a whole; nothing happens for a change that was rolled back; what a person may not see, no read, search, sum, reference or write of theirs reaches.
 */
export { applyPatches, lockRecords, type PatchSource } from './change-sets/apply-patches.ts'
export { finishBulkChangeSet, inBulkChunk, openBulkChangeSet } from './change-sets/bulk-change-set.ts'
export type {
  ChangeCounts,
  ChangeEvent,
  ChangeSetKind,
  ChangeSetOptions,
  ObjectCounts,
  OpenChangeSet,
} from './change-sets/change-set.ts'
export { inChangeSet, recordsTopic } from './change-sets/in-change-set.ts'
export { inTransaction } from './change-sets/in-transaction.ts'
export { type InsertSource, insertRecords } from './change-sets/insert-records.ts'
export { changeSetOf } from './change-sets/open-change-set.ts'
export { withoutIndexes } from './change-sets/without-indexes.ts'
export { type Ctx, ctxFor, type Services, systemCtx } from './context.ts'
export type { Derivation, DerivationSource } from './derived/derivation.ts'
export type { Follower } from './derived/follower.ts'
export { proveDerived, refreshDerived } from './derived/prove.ts'
export { settle } from './derived/settle.ts'
export { findNewTwins } from './duplicates/find-new-twins.ts'
export { nameTogether } from './duplicates/name-together.ts'
export { explained } from './duplicates/open-candidates.ts'
export { startScan } from './duplicates/start-scan.ts'
export { forgetContent } from './files/forget-files.ts'
export { minorUnits } from './formulas/minor-units.ts'
export { asOf } from './history/as-of.ts'
export {
  type FieldChange,
  type HistoryEntry,
  type HistoryPage,
  history,
} from './history/history.ts'
export { answerWrite, recordAnswer, versionAsked } from './http/answer-write.ts'
export { type PeopleAsked, peopleAsked, readPeopleAsked } from './http/people-asked.ts'
export { one, type Parameters, readList, readSelection } from './http/read-query.ts'
export { type AddedSince, addedSince } from './merge/added-since.ts'
export { type Merged, type MergeQuestion, merge } from './merge/merge.ts'
export { mergedSql } from './merge/merged-sql.ts'
export { type MergeEntry, mergesOf } from './merge/merges.ts'
export { survivorsOf } from './merge/survivor-of.ts'
export { type UnmergeDecisions, unmerge } from './merge/unmerge.ts'
export { changedIds } from './reactions/changed-ids.ts'
export { isHidden, reachSql, requireRead } from './read/access.ts'
export { type AggregateQuery, type AggregateRow, aggregate } from './read/aggregate.ts'
export { type CountOptions, count } from './read/count.ts'
export type { Count } from './read/count-cache.ts'
export { find, type GetQuery, get, getJson, type RecordJson } from './read/get.ts'
export type { Grouping, Stretch } from './read/grouping.ts'
export { hasRate, inCurrency } from './read/in-currency.ts'
export { type ListedPage, type ListQuery, list, listJson } from './read/list.ts'
export type { RecordMeasure } from './read/measured.ts'
export { selectedIds } from './read/selected-ids.ts'
export { type PeopleSelection, selectedPeople } from './read/selected-people.ts'
export type { Selection } from './read/selection.ts'
export { streamJson } from './read/stream-json.ts'
export { titleSql } from './read/title-sql.ts'
export { unmetParts } from './read/unmet-parts.ts'
export {
  type AfterChangeSet,
  type AfterUndo,
  type BeforeUndo,
  type BeforeWrite,
  type ChangeNews,
  collectRules,
  type PendingWrite,
  type Reaction,
  type RecordRules,
  type UndoNews,
  type UndoQuestion,
} from './rules.ts'
export { compiledRules } from './rules-of-objects/rule-sql.ts'
export { type Found, type SearchOptions, search } from './search/search.ts'
export { addTouchpoint, addTouchpointsFrom, type NewTouchpoint } from './touchpoints/add-touchpoints.ts'
export type { TouchpointRule } from './touchpoints/touchpoint-rule.ts'
export type { KeptItem, KeptReason, UndoReport } from './undo/report.ts'
export { isBegun, type UndoBegun, undo } from './undo/undo.ts'
export { type BatchResult, type BatchWrites, batch } from './write/batch.ts'
export {
  type BulkResult,
  type BulkSelection,
  bulkRemove,
  bulkUpdate,
} from './write/bulk.ts'
export { create, createMany } from './write/create.ts'
export { losingValues } from './write/losing-values.ts'
export { purge } from './write/purge.ts'
export { binRecords, remove, removeMany, restore } from './write/remove.ts'
export { ownScopeSql } from './write/scope.ts'
export { type RecordChange, update, updateMany } from './write/update.ts'
export { type Upserted, upsert } from './write/upsert.ts'
export type { WriteOptions } from './write/write-batch.ts'
