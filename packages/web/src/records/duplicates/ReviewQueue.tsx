import { useEffect, useState } from 'react'
import { useKeys } from '../../app/keyboard/key-bindings.ts'
import { classNames } from '../../ui/class-names.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { titleOf } from '../objects/described-object.ts'
import { type DuplicatePair, type DuplicatesOf, isJudged } from './duplicates.ts'
import { PairReview } from './PairReview.tsx'

export interface ReviewQueueProps {
  of: DuplicatesOf
  /** Those that are here already. */
  pairs: readonly DuplicatePair[]
  /** How many there are. */
  count: { count: number; isMore: boolean }
  /** Brings more of them; undefined while they come and when all are here. */
  onMore?: (() => void) | undefined
}

/** So many pairs before the last the next ones are brought, so that nobody waits for them. */
const aheadPairs = 10

/** The pairs in a list, likeliest first, and the one that is looked at beside it. What is decided goes, and the next takes its place. */
export function ReviewQueue({ of, pairs, count, onMore }: ReviewQueueProps) {
  const [at, setAt] = useState(0)
  const index = Math.min(at, pairs.length - 1)
  const pair = pairs[index]
  const go = (to: number) => setAt(Math.min(Math.max(to, 0), pairs.length - 1))
  const isNearEnd = index >= pairs.length - aheadPairs
  useEffect(() => {
    if (isNearEnd) onMore?.()
  }, [isNearEnd, onMore])
  useKeys('Duplicates', [
    { keys: 'j', label: 'Next pair', run: () => go(index + 1) },
    { keys: 'k', label: 'Pair before', run: () => go(index - 1) },
  ])
  return (
    <div className="grid gap-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <PairList {...{ of, pairs, index, onMore }} onGo={go} />
      {pair && (
        <PairReview
          key={pair.id}
          of={of}
          pair={pair}
          place={{ at: index + 1, of: Math.max(count.count, pairs.length), isMore: count.isMore }}
          isLast={index === pairs.length - 1}
          onNext={() => go(index + 1)}
          onBefore={() => go(index - 1)}
        />
      )}
    </div>
  )
}

interface PairListProps extends Omit<ReviewQueueProps, 'count'> {
  index: number
  onGo: (index: number) => void
}

/** On narrow screens one goes from pair to pair instead. */
function PairList({ of: { object }, pairs, index, onGo, onMore }: PairListProps) {
  const { percent } = useFormat()
  return (
    <nav aria-label="Pairs" className="max-lg:hidden">
      <ul
        className="-mx-2 max-h-[calc(100vh-12rem)] overflow-y-auto px-2 py-1"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          if (scrollHeight - scrollTop < 2 * clientHeight) onMore?.()
        }}
      >
        {pairs.map((pair, place) => (
          <li key={pair.id}>
            <button
              type="button"
              aria-current={place === index || undefined}
              onClick={() => onGo(place)}
              className={classNames(
                '-mx-2 block w-[calc(100%+1rem)] rounded-md px-2 py-1.5 text-start ring-focus hover:bg-hover',
                place === index && 'bg-accent-tint',
              )}
            >
              <span className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 truncate">{titleOf(object, pair.records[0])}</span>
                <span className="shrink-0 text-small text-muted">
                  {isJudged(pair) ? percent(pair.probability) : 'together'}
                </span>
              </span>
              <span className="block truncate text-muted">{titleOf(object, pair.records[1])}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
