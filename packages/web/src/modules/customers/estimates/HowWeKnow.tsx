import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { useMay } from '../../../app/session.ts'
import { type Format, useFormat } from '../../../ui/format/use-format.tsx'
import { TextLink } from '../../../ui/Link.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { type ModelCard, modelName } from '../../value/value-queries.ts'
import type { Score } from '../contact-query.ts'

interface HowWeKnowProps {
  score: Score
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Behind an estimate: which model, how sure, how well it did, and what the plain rule says. */
export function HowWeKnow({ score, open, onOpenChange }: HowWeKnowProps) {
  const format = useFormat()
  const may = useMay()
  const cards = useQuery({ ...cardsOf(score.asOf), enabled: open && may('modelCard.read') })
  const cardFor = (purpose: string) =>
    cards.data?.data.find(({ about }) => about?.chosenFor.includes(purpose))
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title="How do we know?"
      description={`As of ${format.day(score.asOf)}`}
    >
      <div className="space-y-6">
        <Part title="What it rests on">{sayFacts(score, format)}</Part>
        {cards.isLoading && <SkeletonText lines={6} />}
        <Part title="Still a customer">{sayModel(cardFor('Still a customer'))}</Part>
        <Part title="Next 12 months">{sayModel(cardFor('Orders and value to expect'))}</Part>
        <Part title="How sure">{saySure(score, format)}</Part>
        <Part title="How well it did">{sayBackTest(cardFor('Orders and value to expect'), format)}</Part>
        <Part title="What the plain rule says">{sayPlainRule(score, format)}</Part>
        <TextLink to={'/value' as string}>All about the models</TextLink>
      </div>
    </Sheet>
  )
}

function cardsOf(asOf: string) {
  return apiQuery<ListPage<ModelCard>>('model-cards', {
    filter: { field: 'asOf', op: 'is', value: asOf },
    sort: '-createdAt',
    limit: 10,
  })
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  if (!children) return null
  return (
    <section>
      <h3 className="text-small font-medium text-muted">{title}</h3>
      <p className="mt-0.5">{children}</p>
    </section>
  )
}

function sayFacts({ purchaseDays, ageDays, recencyDays }: Score, { number, span }: Format): string {
  const days = purchaseDays === 1 ? 'one day' : `${number(purchaseDays)} different days`
  return `Purchases on ${days}, the first ${span(ageDays * 86_400)} and the last ${span(recencyDays * 86_400)} before that day.`
}

function sayModel(card: ModelCard | undefined): string | undefined {
  return card && `${modelName(card.model)}. ${card.about?.sentence ?? ''}`
}

function saySure({ expectedOrders365Low: low, expectedOrders365High: high }: Score, { number }: Format) {
  if (low === null || high === null) return undefined
  return `Of ten customers with such a history, eight will order between ${number(low, 0)} and ${number(high, 0)} times in 12 months; one less, one more. What one person does cannot be known better than that.`
}

function sayBackTest(card: ModelCard | undefined, { number, day }: Format): string | undefined {
  if (!card?.backTest) return undefined
  const { calibratedOn, until, predicted, actual, naive } = card.backTest
  return `Knowing only what was known on ${day(calibratedOn)}, it expected ${number(predicted, 0)} purchases from all customers until ${day(until)}; ${number(actual)} came. Carrying on past rates said ${number(naive, 0)}.`
}

function sayPlainRule({ rfmCell, purchaseDays, ageDays }: Score, { number }: Format): string {
  const [recency, frequency, money] = rfmCell
  const rate = ageDays >= 30 ? ((purchaseDays - 1) / ageDays) * 365 : undefined
  const carriedOn =
    rate === undefined ? '' : ` Carrying on as until now would be ${number(rate, 0)} orders in 12 months.`
  return `In fifths, 5 best: ${recency} for recency, ${frequency} for frequency, ${money} for money.${carriedOn}`
}
