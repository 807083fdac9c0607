import { Button } from '../../ui/Button.tsx'
import { asProblem } from '../problem.ts'
import { EntryFrame } from './EntryFrame.tsx'

/** The last net: nothing else could be drawn. */
export function CrashPage({ error }: { error: unknown }) {
  const problem = asProblem(error)
  return (
    <EntryFrame title={problem.message} lead={problem.detail}>
      <Button variant="primary" onClick={() => location.reload()}>
        Reload
      </Button>
    </EntryFrame>
  )
}
