import type { Condition, ConditionSetting, ObjectDefinition, Registry } from '@regulars/model'
import type { RawBuilder } from 'kysely'

/** What a condition is compiled against. */
export interface CompileOptions {
  registry: Registry
  /** Object the condition speaks of. */
  object: ObjectDefinition
  /** Name of that object's table in the statement around. Names like `related_1` are used up inside. */
  alias: string
  setting: ConditionSetting
  /** Which records of an object may be seen: those of a condition, all (undefined), or `nothing`. */
  readScope(objectName: string): Condition | undefined | 'nothing'
  /** Which records of an object are shared with whoever asks, beyond that scope; undefined for none. */
  shared?(object: ObjectDefinition, alias: string): RawBuilder<boolean> | undefined
  /** Whether both records that a link leads to may be seen; undefined for what is no link. */
  linked?(object: ObjectDefinition, alias: string): RawBuilder<boolean> | undefined
  /** Fields that may not be seen and therefore not be asked for either. */
  fieldHidden(objectName: string, key: string): boolean
  /** Condition of a segment; undefined when there is none of that id. */
  segment(id: string): Condition | undefined
  /** SQL of a field that is computed when it is read, of the table named `alias`; undefined for one that has a column. */
  live(object: ObjectDefinition, key: string, alias: string): RawBuilder<unknown> | undefined
  /**
   * How many records the statement will look at. `few`: a page or one record; sums over related records are made for each as it comes.
   * `all`: a count, an export, a launch; related records are summed up once for everybody. Never changes the answer.
   *
   * 300,000 people with 1.2 million orders in random order, two cores: everybody who spent at least €300 is counted in 17.6 s row by row
   * and in 6.8 s summed up once, but the first 50 of them are found in 0.03 s row by row and in 6.0 s summed up once; so `few` unless said.
   */
  looksAt?: 'few' | 'all'
}

/** Where in a condition the compiler is: the object it speaks of there, and the name of its table. */
export interface Place {
  object: ObjectDefinition
  alias: string
}

/** One compilation on its way through a condition. */
export interface Compilation extends CompileOptions {
  /** Segments being written out, so that one that contains itself is found out. */
  openSegments: readonly string[]
  newAlias(): string
  /**
   * Compiles a part. Its SQL is true where the part holds, and false or null where it does not; `negated`, true exactly where the part
   * does not hold.
   */
  part(condition: Condition, place: Place, negated: boolean, compilation: Compilation): RawBuilder<boolean>
}
