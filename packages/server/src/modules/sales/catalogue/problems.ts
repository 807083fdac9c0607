import { Problem } from '../../../platform/problem.ts'

/** Price books would lead back to themselves. */
export const booksInCircle = (title: string) =>
  new Problem('price-book.circle', {
    status: 422,
    title,
    mend: 'Choose another parent for one of them, or none.',
    field: 'parentId',
  })

/** A price book would look prices up in another currency. */
export const parentInOtherCurrency = (
  book: { name: string; currency: string },
  parent: { name: string; currency: string },
) =>
  new Problem('price-book.currency', {
    status: 422,
    title: `“${book.name}” is in ${book.currency}, its parent “${parent.name}” in ${parent.currency}.`,
    mend: 'Prices are not converted. Choose a parent in the same currency.',
    field: 'parentId',
  })

/** A rule of a price book that says too little or too much. */
export const badPrice = (field: string, title: string) =>
  new Problem('price.bad', { status: 422, title, field })

/** A product that would go with itself, or a bundle in a bundle. */
export const badRelation = (title: string, mend: string) =>
  new Problem('related-product.bad', { status: 422, title, mend, field: 'otherId' })
