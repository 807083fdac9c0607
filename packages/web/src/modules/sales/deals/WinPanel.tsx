import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import type { PanelProps } from '../../../app/web-module.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { StatFigure } from '../../../ui/StatFigure.tsx'

interface WinReason {
  feature: string
  value: string | number | null
  /** Change of the log-odds against the average deal. */
  effect: number
}

interface ScoredDeal {
  status: 'open' | 'won' | 'lost'
  stage: { name: string; probability: number } | null
  score?: { probability: number; baseRate: number; reasons: WinReason[] | null; asOf: string } | null
}

interface WinCard {
  about: { sentence?: string; misleads?: string[]; verdicts?: string[] } | null
}

/** How likely a deal is won: by its stage, and by what won and lost deals had in common; with the reasons, and how far to trust them. */
export default function WinPanel({ recordId }: PanelProps) {
  const asked = useQuery(apiQuery<ScoredDeal>(`deals/${recordId}`, { include: ['stage', 'score'] }))
  const cards = useQuery(
    apiQuery<ListPage<WinCard>>('model-cards', {
      filter: { field: 'model', op: 'is', value: 'win-logistic' },
      limit: 1,
    }),
  )
  if (asked.isError) return <ProblemState error={asked.error} what="this estimate" onRetry={asked.refetch} />
  if (!asked.data) return <SkeletonText lines={3} />
  const { status, stage, score } = asked.data
  if (status !== 'open')
    return <p className="text-muted">{status === 'won' ? 'It is won.' : 'It is lost.'}</p>
  return (
    <div className="space-y-4">
      <Said stage={stage} score={score} />
      {score && <Reasons reasons={score.reasons ?? []} />}
      <HowWeKnow card={cards.data?.data[0]} isScored={Boolean(score)} />
    </div>
  )
}

function Said({ stage, score }: Pick<ScoredDeal, 'stage' | 'score'>) {
  const { percent, near } = useFormat()
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-3">
      {stage && <StatFigure label={`By its stage, ${stage.name}`} value={percent(stage.probability)} />}
      {score && (
        <StatFigure
          label="By deals like it"
          value={`about ${percent(score.probability)}`}
          detail={`of all closed deals ${percent(score.baseRate)} were won · ${near(score.asOf)}`}
        />
      )}
    </div>
  )
}

function Reasons({ reasons }: { reasons: readonly WinReason[] }) {
  if (reasons.length === 0) return <p className="text-muted">Nothing about it is out of the ordinary.</p>
  return (
    <ul className="space-y-1">
      {reasons.map((reason) => (
        <li key={reason.feature}>
          <span className={reason.effect > 0 ? 'text-good' : 'text-bad'}>
            {reason.effect > 0 ? 'Raises it' : 'Lowers it'}:
          </span>{' '}
          {sayReason(reason)}
        </li>
      ))}
    </ul>
  )
}

/** Texts are named; of figures it matters only that they are unusual. */
function sayReason({ feature, value }: WinReason): string {
  if (value === null) return `${feature}, which is not known`
  return typeof value === 'string' ? `${feature}: ${value}` : feature
}

function HowWeKnow({ card, isScored }: { card: WinCard | undefined; isScored: boolean }) {
  const about = card?.about
  if (!about)
    return <p className="text-small text-muted">What won deals had in common is learnt overnight.</p>
  const sentences = [...(about.verdicts ?? []), ...(isScored ? (about.misleads ?? []) : [])]
  return (
    <details className="text-small text-muted">
      <summary className="cursor-pointer rounded-sm ring-focus">
        {isScored ? 'How do we know?' : 'Why is there no estimate from deals like it?'}
      </summary>
      <ul className="mt-1 list-disc space-y-1 ps-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}
