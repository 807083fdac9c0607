import { useQuery } from '@tanstack/react-query'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { ProblemState } from '../../../app/ProblemState.tsx'
import type { PanelProps } from '../../../app/web-module.ts'
import { classNames } from '../../../ui/class-names.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { StatFigure } from '../../../ui/StatFigure.tsx'
import { type Temperature, TemperaturePill } from '../../../ui/TemperaturePill.tsx'

interface LeadScore {
  temperature: Temperature
  points: number
  reasons: { rule: string; points: number }[] | null
  probability: number | null
  baseRate: number | null
  modelReasons: { feature: string; value: string | number | null; effect: number }[] | null
}

interface LeadCard {
  about: { verdicts?: string[]; misleads?: string[] } | null
}

/** How warm a lead is by the rules, point by point; and what earlier leads say, with how far to trust it. */
export default function ScorePanel({ recordId }: PanelProps) {
  const asked = useQuery({
    ...apiQuery<ListPage<LeadScore>>('lead-scores', {
      filter: { field: 'lead', op: 'is', value: recordId },
      limit: 1,
    }),
    // A new lead is scored a moment after it came.
    refetchInterval: ({ state }) => (state.data?.data.length === 0 ? 2000 : false),
  })
  if (asked.isError) return <ProblemState error={asked.error} what="how warm it is" onRetry={asked.refetch} />
  if (!asked.data) return <SkeletonText lines={3} />
  const [score] = asked.data.data
  if (!score) return <p className="text-muted">It is being looked at.</p>
  return (
    <div className="space-y-4">
      <p className="flex items-center gap-2.5">
        <TemperaturePill temperature={score.temperature} />
        <span className="tabular-nums">{score.points === 1 ? '1 point' : `${score.points} points`}</span>
      </p>
      <Points reasons={score.reasons ?? []} />
      <Learnt score={score} />
    </div>
  )
}

function Points({ reasons }: { reasons: readonly { rule: string; points: number }[] }) {
  if (reasons.length === 0) return <p className="text-muted">No rule gives it anything.</p>
  return (
    <ul className="border-y border-hairline">
      {reasons.map(({ rule, points }) => (
        <li key={rule} className="flex justify-between gap-3 border-b border-hairline py-1.5 last:border-0">
          <span className="min-w-0 wrap-anywhere">{rule}</span>
          <span className={classNames('shrink-0 tabular-nums', points < 0 ? 'text-bad' : 'text-good')}>
            {points > 0 ? `+${points}` : points}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Learnt({ score: { probability, baseRate, modelReasons } }: { score: LeadScore }) {
  const { percent } = useFormat()
  const cards = useQuery(
    apiQuery<ListPage<LeadCard>>('model-cards', {
      filter: { field: 'model', op: 'is', value: 'lead-logistic' },
      limit: 1,
    }),
  )
  const about = cards.data?.data[0]?.about
  const sentences = [...(about?.verdicts ?? []), ...(probability === null ? [] : (about?.misleads ?? []))]
  return (
    <div className="space-y-3">
      {probability !== null && (
        <>
          <StatFigure
            label="Becomes a deal, by leads like it"
            value={`about ${percent(probability)}`}
            detail={baseRate === null ? undefined : `of all closed leads ${percent(baseRate)} did`}
          />
          <ul className="space-y-1">
            {(modelReasons ?? []).map(({ feature, value, effect }) => (
              <li key={feature}>
                <span className={effect > 0 ? 'text-good' : 'text-bad'}>
                  {effect > 0 ? 'Raises it' : 'Lowers it'}:
                </span>{' '}
                {typeof value === 'string' ? `${feature}: ${value}` : feature}
              </li>
            ))}
          </ul>
        </>
      )}
      {sentences.length > 0 && (
        <details className="text-small text-muted">
          <summary className="cursor-pointer rounded-sm ring-focus">
            {probability === null ? 'Why is nothing learnt from earlier leads?' : 'How do we know?'}
          </summary>
          <ul className="mt-1 list-disc space-y-1 ps-5">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
