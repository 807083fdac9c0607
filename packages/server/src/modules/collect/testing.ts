/** Reading the public data sets in tests of the importer. */
export { dataSet, describeWithDataSets, readDataSet } from '../../../../analytics/src/testing/data-sets.ts'
