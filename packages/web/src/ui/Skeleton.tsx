import { classNames } from './class-names.ts'

/** The place of a line, a figure or a picture that is on its way. Size it with `className`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('block h-4 animate-breathe rounded-sm bg-hover', className)}
    />
  )
}

/** A paragraph on its way. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div role="status" className="space-y-2.5">
      <span className="sr-only">Loading…</span>
      {widths.slice(0, lines).map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  )
}

/** The rows of a list on their way, as high as the rows that will come, so that nothing jumps. */
export function SkeletonRows({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <div role="status">
      <span className="sr-only">Loading…</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <div key={row} className="flex h-row items-center gap-6 border-b border-hairline px-3">
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns are all the same
              key={column}
              className={classNames('h-3', column === 0 ? 'w-2/5' : 'flex-1', column > 1 && 'max-sm:hidden')}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

const widths = ['w-full', 'w-11/12', 'w-4/5', 'w-2/3', 'w-1/2', 'w-2/5']
