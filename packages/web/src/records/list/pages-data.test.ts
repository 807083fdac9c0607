import { expect, test } from 'vitest'
import { gather, nothingGathered, type PagesData, pageAt, withPage } from './pages-data.ts'

const page = (ids: string, nextCursor: string | null, count = 6) => ({
  data: [...ids].map((id) => ({ id })),
  nextCursor,
  count,
  countIsEstimate: false,
})
const data: PagesData = {
  pages: [page('ab', 'b'), page('cd', 'd'), page('ef', null)],
  pageParams: [null, 'b', 'd'],
}
const ids = ({ pages }: PagesData) => pages.map((each) => each.data.map(({ id }) => id).join(''))

test('a row is on the page that has it, rows to come are on the last', () => {
  expect([0, 1, 2, 5, 99].map((row) => pageAt(data, row))).toEqual([0, 0, 1, 2, 2])
})

test('a page whose end is where it was leaves the others alone', () => {
  const { data: next, isNextOld } = withPage(data, 0, page('xb', 'b', 7))
  expect(ids(next)).toEqual(['xb', 'cd', 'ef'])
  expect(isNextOld).toBe(false)
  expect(next.pages[0]?.count).toBe(7)
  expect(next.pages[2]).toBe(data.pages[2])
})

test('a page that ends earlier makes the next begin there, and that must be read too', () => {
  const { data: next, isNextOld } = withPage(data, 0, page('xa', 'a'))
  expect(isNextOld).toBe(true)
  expect(next.pageParams).toEqual([null, 'a', 'd'])
})

test('what has moved over from the next page is not shown twice', () => {
  const { data: next, isNextOld } = withPage(data, 0, page('bc', 'c'))
  expect(ids(next)).toEqual(['bc', 'd', 'ef'])
  expect(isNextOld).toBe(true)
})

test('behind a page that has become the last there is nothing any more', () => {
  expect(ids(withPage(data, 1, page('c', null)).data)).toEqual(['ab', 'c'])
})

test('a page that follows is gone on with; one that was read anew, or says again what stands above, is not', () => {
  const names = ({ records }: { records: readonly { id: string }[] }) => records.map(({ id }) => id).join('')
  const [one, two, three] = data.pages as [
    PagesData['pages'][0],
    PagesData['pages'][0],
    PagesData['pages'][0],
  ]
  const first = gather(nothingGathered, [one])
  const second = gather(first, [one, two])
  expect(names(first)).toBe('ab')
  expect(names(second)).toBe('abcd')
  expect(second.ids).toBe(first.ids)
  expect(names(gather(second, [one, two, three]))).toBe('abcdef')
  expect(names(gather(second, [page('xa', 'a'), two]))).toBe('xacd')
  expect(names(gather(second, [one]))).toBe('ab')
  expect(names(gather(second, [one, two, page('dg', null)]))).toBe('abcdg')
  expect(names(gather(nothingGathered, []))).toBe('')
})
