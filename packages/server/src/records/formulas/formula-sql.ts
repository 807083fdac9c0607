import type { FormulaSetting, FormulaType, Typed } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'

/** A value of a formula in SQL. */
export type Sql = RawBuilder<unknown>

/** A step of a formula in SQL, from the SQL of the values it is given. */
export type SqlStep = (values: readonly Sql[], setting: FormulaSetting, args: readonly Typed[]) => Sql

const sqlTypes: Readonly<Record<FormulaType['type'], string>> = {
  text: 'text',
  number: 'numeric',
  money: 'numeric',
  percent: 'numeric',
  yesNo: 'boolean',
  date: 'date',
  instant: 'timestamptz',
  duration: 'numeric',
  choice: 'text',
  choices: 'text[]',
  reference: 'uuid',
  blank: 'text',
}

/** The SQL type that values of a type are computed in. */
export const sqlTypeOf = ({ type }: FormulaType): string => sqlTypes[type]

/** A parameter of a type. */
export const parameter = (value: unknown, type: string): Sql => sql`${value}::${sql.raw(type)}`
