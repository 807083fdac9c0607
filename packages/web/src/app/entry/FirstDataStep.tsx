import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Coffee, FileSpreadsheet } from 'lucide-react'
import type { ReactNode } from 'react'
import { Spinner } from '../../ui/Spinner.tsx'
import { ProblemCallout } from '../ProblemCallout.tsx'
import type { Session } from '../session.ts'
import { startSample } from '../setup.ts'
import { EntryFrame } from './EntryFrame.tsx'

/** What to begin with: a business to look around in, or one's own. */
export function FirstDataStep({ session }: { session: Session }) {
  const { history } = useRouter()
  const sample = useMutation({ mutationFn: () => startSample(), onSuccess: () => history.push('/') })
  return (
    <EntryFrame
      step="Step 2 of 2"
      title={`Welcome, ${session.user.name.split(' ', 1)[0]}.`}
      lead="What would you like to begin with?"
    >
      <div className="space-y-3">
        <ProblemCallout error={sample.error} />
        <Choice
          icon={<Coffee />}
          title="Look around in a sample business"
          busy={sample.isPending}
          onChoose={() => sample.mutate()}
        >
          A coffee roaster with two stores, a web shop and 5,000 customers over three years. All of it is made
          up.
        </Choice>
        <Choice
          icon={<FileSpreadsheet />}
          title="Bring my own customers"
          onChoose={() => history.push('/imports')}
        >
          A file of people or of sales: CSV, Excel, or what your till and your shop export. You see everything
          before anything is kept.
        </Choice>
      </div>
    </EntryFrame>
  )
}

interface ChoiceProps {
  icon: ReactNode
  title: string
  busy?: boolean
  onChoose: () => void
  children: ReactNode
}

function Choice({ icon, title, busy, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      disabled={busy}
      aria-busy={busy || undefined}
      onClick={onChoose}
      className="flex w-full gap-3.5 rounded-lg border border-hairline bg-raised px-4 py-3.5 text-start ring-focus transition-colors hover:border-rule active:bg-hover"
    >
      <span className="flex h-5 items-center text-accent [&_svg]:size-4.5">{busy ? <Spinner /> : icon}</span>
      <span>
        <span className="block font-medium">{title}</span>
        <span className="block text-muted">{children}</span>
      </span>
    </button>
  )
}
