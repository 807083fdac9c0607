import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ShowMore } from '../../ui/ShowMore.tsx'
import { Answer } from './Answer.tsx'
import { Rows } from './Rows.tsx'

export interface PagedRowsProps<T> {
  asked: UseInfiniteQueryResult<InfiniteData<{ data: T[] }>>
  /** What is asked for: “what was changed”. */
  what: string
  /** What the rows are, for screen readers. */
  label: string
  /** What stands there when there is nothing. */
  empty?: ReactNode
  /** One of them, as a `Row`. */
  children: (item: T) => ReactNode
}

/** Things as rows, newest first, a page at a time. */
export function PagedRows<T>({ asked, what, label, empty, children }: PagedRowsProps<T>) {
  return (
    <Answer asked={asked} what={what}>
      {({ pages }) => {
        const items = pages.flatMap(({ data }) => data)
        if (items.length === 0) return empty
        return (
          <>
            <Rows label={label}>{items.map(children)}</Rows>
            <ShowMore pages={asked} />
          </>
        )
      }}
    </Answer>
  )
}
