import { Button } from './Button.tsx'

export interface ShowMoreProps {
  /** An infinite query, or what looks like one. */
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
  children?: string
}

/** The way to the next page of a short list; nothing at its end. */
export function ShowMore({ pages, children = 'Show more' }: ShowMoreProps) {
  if (!pages.hasNextPage) return null
  return (
    <Button className="mt-3" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
      {children}
    </Button>
  )
}
