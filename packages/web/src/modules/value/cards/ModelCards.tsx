import { useQuery } from '@tanstack/react-query'
import { ProblemState } from '../../../app/ProblemState.tsx'
import { useMay } from '../../../app/session.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { type Analysis, cardsQuery, type ModelCard, modelName } from '../value-queries.ts'
import { Card } from './Card.tsx'
import { WereWeRight } from './WereWeRight.tsx'

/** How we know: how the models would have done, and what each says of itself. */
export function ModelCards({ runs }: { runs: readonly Analysis[] }) {
  const mayRead = useMay()('modelCard.read')
  const last = runs.find(({ status }) => status === 'done')
  const { data, error, refetch } = useQuery({
    ...cardsQuery(last?.id ?? ''),
    enabled: mayRead && last !== undefined,
  })
  if (!mayRead || !last) return null
  if (error) return <ProblemState error={error} what="the models" onRetry={refetch} />
  if (!data) return <SkeletonText />
  return <AllCards cards={data.data} last={last} />
}

function AllCards({ cards, last }: { cards: readonly ModelCard[]; last: Analysis }) {
  const { day, number } = useFormat()
  const verdicts = [...new Set(cards.flatMap(({ about }) => about?.verdicts ?? []))]
  const tested = cards.filter(({ backTest }) => backTest !== null)
  if (cards.length === 0) return null
  return (
    <div className="mt-14 space-y-14">
      <section aria-labelledby="were-we-right">
        <SectionHeader id="were-we-right" title="Were we right?" />
        {verdicts.length > 0 && (
          <ul className="mb-6 max-w-prose list-disc space-y-1 ps-5">
            {verdicts.map((verdict) => (
              <li key={verdict}>{sayVerdict(verdict)}</li>
            ))}
          </ul>
        )}
        {tested.length > 0 ? (
          <WereWeRight cards={tested} />
        ) : (
          <Callout>
            The history is too short to hold a forecast against what came. Come back after some weeks.
          </Callout>
        )}
      </section>
      <section aria-labelledby="model-cards">
        <SectionHeader
          id="model-cards"
          title="The models"
          description={`Fitted on ${number(last.orders ?? 0)} orders of ${number(last.customers ?? 0)} customers, as of ${day(last.asOf)}.`}
        />
        <div className="border-t border-hairline">
          {cards.map((card) => (
            <Card key={card.id} card={card} />
          ))}
        </div>
      </section>
    </div>
  )
}

/** The verdict with the models called as on their cards, and percent written as everywhere here. */
function sayVerdict(verdict: string): string {
  return verdict.replaceAll(/\b[a-z]+-nbd\b/g, modelName).replaceAll(/ %/g, '%')
}
