/** The mark: a circle that comes round again, half of it full. */
export function Logo({ className = 'size-5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={`shrink-0 text-accent ${className}`} aria-hidden="true">
      <circle cx="16" cy="16" r="12.5" fill="none" stroke="currentColor" strokeWidth="3" />
      <path d="M16 3.5a12.5 12.5 0 0 0 0 25Z" fill="currentColor" />
    </svg>
  )
}
