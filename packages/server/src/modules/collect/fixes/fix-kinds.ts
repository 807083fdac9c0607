import type { Fix, FixKind } from './fix.ts'
import { splitName } from './split-name.ts'

/** The cells of a row by place, to be changed in place. */
export type Cells = string[]

/** Finds the place of a column by its name. @throws Problem when there is none */
export type PlaceOf = (column: string) => number

/** One way of mending cells. A further one is an entry here and a variant in `fixSchema`. */
interface FixDefinition<F extends Fix> {
  /** Names of the columns it adds. */
  adds?(fix: F): readonly string[]
  /** Makes what mends a row; `places` are those of the columns it adds. */
  mender(fix: F, placeOf: PlaceOf, places: readonly number[]): (cells: Cells) => void
}

export const fixKinds: { [K in FixKind]: FixDefinition<Extract<Fix, { fix: K }>> } = {
  replace: {
    mender({ column, find, replacement }, placeOf) {
      const at = placeOf(column)
      return (cells) => {
        cells[at] = cells[at]!.replaceAll(find, () => replacement)
      }
    },
  },
  values: {
    mender({ column, values }, placeOf) {
      const at = placeOf(column)
      const byCell = new Map(Object.entries(values).map(([from, to]) => [plain(from), to]))
      return (cells) => {
        cells[at] = byCell.get(plain(cells[at]!)) ?? cells[at]!
      }
    },
  },
  default: {
    mender({ column, value }, placeOf) {
      const at = placeOf(column)
      return (cells) => {
        if (cells[at]!.trim() === '') cells[at] = value
      }
    },
  },
  splitName: {
    adds: ({ column }) => [`${column}: first name`, `${column}: last name`],
    mender({ column }, placeOf, [first, last]) {
      const at = placeOf(column)
      return (cells) => {
        const name = splitName(cells[at]!)
        cells[first!] = name.firstName
        cells[last!] = name.lastName
      }
    },
  },
  split: {
    adds: ({ into }) => into,
    mender({ column, at: sign }, placeOf, places) {
      const at = placeOf(column)
      return (cells) => {
        const parts = cells[at]!.split(sign)
        places.forEach((place, index) => {
          const isLast = index === places.length - 1
          cells[place] = (isLast ? parts.slice(index).join(sign) : (parts[index] ?? '')).trim()
        })
      }
    },
  },
  join: {
    adds: ({ into }) => [into],
    mender({ columns, between, whole }, placeOf, [place]) {
      const from = columns.map(placeOf)
      return (cells) => {
        const filled = from.map((at) => cells[at]!.trim()).filter((cell) => cell !== '')
        cells[place!] = whole && filled.length < from.length ? '' : filled.join(between)
      }
    },
  },
  firstFilled: {
    adds: ({ into }) => into,
    mender({ groups }, placeOf, places) {
      const from = groups.map((group) => group.map(placeOf))
      return (cells) => {
        const group = from.find((each) => each.some((at) => cells[at]!.trim() !== ''))
        places.forEach((place, index) => {
          cells[place] = group?.[index] === undefined ? '' : cells[group[index]]!
        })
      }
    },
  },
}

const plain = (cell: string): string => cell.trim().toLowerCase()
