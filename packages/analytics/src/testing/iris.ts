import { csvRecords, readDataSet } from './data-sets.ts'

/** Fisher's 150 irises: four lengths in cm each, and the species. */
export function irises(): { lengths: number[][]; species: string[] } {
  const records = csvRecords(readDataSet('iris/iris.csv'))
  return {
    lengths: records.map(({ species: _, ...lengths }) => Object.values(lengths).map(Number)),
    species: records.map(({ species }) => species!),
  }
}
