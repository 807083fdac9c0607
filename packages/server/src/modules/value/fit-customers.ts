/**
 * The whole analysis as one pure function: facts in, estimates and model cards out. It runs in a thread of its own, so that fitting a million customers
 * does not hold up a single request.
 */
import {
  choosePurchaseModel,
  expectedSpendOfAll,
  fitGammaGamma,
  groupHistories,
  lifetimeValue,
  monthly,
  type PurchaseFit,
  type PurchaseModel,
  type PurchaseModelChoice,
  type PurchaseModelCode,
  purchaseModels,
  rfmScores,
  seededRandom,
} from '@regulars/analytics'
import type {
  AnalysisAnswer,
  AnalysisQuestion,
  EstimateColumns,
  ModelCardContent,
  RfmColumns,
} from './analysis-question.ts'
import { historiesOf, type WeeklyHistories } from './histories-of.ts'
import { purchaseCards, spendCard } from './make-cards.ts'
import { orderRanges, type RangedColumn, stillCustomerRanges } from './score-ranges.ts'

/** Back-tests of more customers than this are done on every nth of them; the verdict is as sure, and takes a second. */
const backTestSample = 50_000
/** Ranges of Pareto/NBD take a hundred times as long as the others'; beyond this many customers it is not tried. */
const mostForPareto = 100_000

/** Answers an analysis. */
export function fitCustomers(question: AnalysisQuestion): AnalysisAnswer {
  const histories = historiesOf(question.facts, question.asOf)
  const rfm = markCustomers(question, histories)
  const choice = choose(question, histories)
  if (typeof choice === 'string') {
    return {
      rfm,
      estimates: undefined,
      cannotSay: choice,
      models: { forecast: undefined, stillCustomer: undefined },
      cards: plainCards(question, histories),
    }
  }
  const spend = fitSpend(question, histories)
  const forecastFit = choice.forecastFit ?? choice.stillCustomerFit
  if (!forecastFit || !choice.stillCustomerFit)
    return {
      rfm,
      estimates: undefined,
      cannotSay: 'No model fits these histories.',
      models: { forecast: undefined, stillCustomer: undefined },
      cards: [],
    }
  const estimates = estimate(
    question,
    histories,
    { forecastFit, stillCustomerFit: choice.stillCustomerFit },
    spend,
  )
  return {
    rfm,
    estimates,
    cannotSay: undefined,
    models: { forecast: forecastFit.model, stillCustomer: choice.stillCustomerFit.model },
    cards: [...purchaseCards(choice, histories, splitOf(question)), ...(spend.ok ? [spendCard(spend)] : [])],
  }
}

/** Levels of spend that vary without bound (q at most 1) give nobody a mean; then there are no values, as when there is no fit. */
function fitSpend(
  { facts }: AnalysisQuestion,
  { frequency }: WeeklyHistories,
): ReturnType<typeof fitGammaGamma> {
  const spend = fitGammaGamma({ frequency, meanSpend: facts.meanRepeatSpend })
  if (!spend.ok || spend.parameters.q > 1) return spend
  return { ok: false, reason: 'What customers spend varies so much that it has no mean.' }
}

function markCustomers(
  { facts }: AnalysisQuestion,
  { frequency, recency, age }: WeeklyHistories,
): RfmColumns {
  // Rows come in the order of contact ids, so a row's number stands for its id where values are equal.
  const customerIds = Array.from(frequency, (_, row) => String(row).padStart(9, '0'))
  const marks = rfmScores({ customerIds, frequency, recency, age, totalSpend: facts.spend })
  return { recencyScore: marks.recency, frequencyScore: marks.frequency, monetaryScore: marks.monetary }
}

type Choice = PurchaseModelChoice<'week'>

function choose(question: AnalysisQuestion, now: WeeklyHistories): Choice | string {
  const split = splitOf(question)
  if (!split) return 'There is no earlier time to judge the models by yet.'
  const { histories, laterPurchases, calibratedOn, until, facts, every } = split
  const customerIds = Array.from(histories.frequency, (_, row) => String(row).padStart(9, '0'))
  const totalSpend = Float64Array.from({ length: customerIds.length }, (_, row) => facts.spend[row * every]!)
  const choice = choosePurchaseModel({
    past: {
      histories: { ...histories, customerIds, totalSpend },
      laterPurchases,
      horizon: (until - calibratedOn) / 7,
      codes: codesFor(now.frequency.length),
    },
    now,
  })
  return choice.ok ? choice : choice.reason
}

function codesFor(customers: number): PurchaseModelCode[] {
  const codes: PurchaseModelCode[] = ['nbd', 'bg-nbd', 'mbg-nbd', 'mbg-cnbd-k']
  return customers <= mostForPareto ? [...codes, 'pareto-nbd'] : codes
}

/** The split in time of a question, thinned to the sample that is looked at. */
export function splitOf({ past }: AnalysisQuestion) {
  if (!past || past.until <= past.calibratedOn || past.facts.firstDay.length === 0) return undefined
  const every = Math.ceil(past.facts.firstDay.length / backTestSample)
  const histories = historiesOf(past.facts, past.calibratedOn, every)
  const laterPurchases = Float64Array.from(
    { length: histories.frequency.length },
    (_, row) => past.facts.laterPurchaseDays[row * every]!,
  )
  return {
    histories,
    laterPurchases,
    calibratedOn: past.calibratedOn,
    until: past.until,
    facts: past.facts,
    every,
  }
}

/** Without a choice there are still parameters to be shown, where the data carry any. */
function plainCards(question: AnalysisQuestion, histories: WeeklyHistories): ModelCardContent[] {
  const spend = fitSpend(question, histories)
  return [...purchaseCards(undefined, histories, splitOf(question)), ...(spend.ok ? [spendCard(spend)] : [])]
}

interface ChosenFits {
  forecastFit: PurchaseFit<unknown, 'week'>
  stillCustomerFit: PurchaseFit<unknown, 'week'>
}

/** Equal histories are computed once: a million customers have some hundred thousand different ones. */
function estimate(
  { facts, discountRate }: AnalysisQuestion,
  histories: WeeklyHistories,
  { forecastFit, stillCustomerFit }: ChosenFits,
  spend: ReturnType<typeof fitGammaGamma>,
): EstimateColumns {
  const cells = groupHistories(histories)
  const each: WeeklyHistories = {
    ...cells,
    timeUnit: 'week',
    logIntervalSum: new Float64Array(cells.frequency.length),
  }
  const spread = ({ value, low, high }: RangedColumn) =>
    [value, low, high].map((column) => bySource(column, cells.cellOfRow))
  const [still, stillLow, stillHigh] = spread(
    stillCustomerRanges(stillCustomerFit, each, seededRandom(1)),
  ) as Triple
  const [in90, in90Low, in90High] = spread(orderRanges(forecastFit, each, 90)) as Triple
  const [in365, in365Low, in365High] = spread(orderRanges(forecastFit, each, 365)) as Triple
  const value = valueColumns(facts.meanRepeatSpend, histories, { forecastFit, spend, discountRate }, [
    in365,
    in365Low,
    in365High,
  ])
  return {
    stillCustomer: still,
    stillCustomerLow: stillLow,
    stillCustomerHigh: stillHigh,
    expectedOrders90: in90,
    expectedOrders90Low: in90Low,
    expectedOrders90High: in90High,
    expectedOrders365: in365,
    expectedOrders365Low: in365Low,
    expectedOrders365High: in365High,
    ...value,
  }
}

type Triple = [Float64Array, Float64Array, Float64Array]

const bySource = (column: Float64Array, cellOfRow: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: cellOfRow.length }, (_, row) => column[cellOfRow[row]!]!)

/** Value of the next twelve months: expected orders, each discounted to today, times the spend expected of this customer. */
function valueColumns(
  meanSpend: Float64Array,
  histories: WeeklyHistories,
  {
    forecastFit,
    spend,
    discountRate,
  }: {
    forecastFit: PurchaseFit<unknown, 'week'>
    spend: ReturnType<typeof fitGammaGamma>
    discountRate: number
  },
  [expected, low, high]: Triple,
): Pick<EstimateColumns, 'lifetimeValue' | 'lifetimeValueLow' | 'lifetimeValueHigh'> {
  const blank = () => new Float64Array(expected.length).fill(Number.NaN)
  if (!spend.ok) return { lifetimeValue: blank(), lifetimeValueLow: blank(), lifetimeValueHigh: blank() }
  const spendPerPurchase = expectedSpendOfAll(spend.parameters, { frequency: histories.frequency, meanSpend })
  const value = lifetimeValue({
    model: purchaseModels[forecastFit.model] as unknown as PurchaseModel<unknown>,
    parameters: forecastFit.parameters as never,
    histories,
    spendPerPurchase,
    discount: monthly(12, (1 + discountRate) ** (1 / 12) - 1),
  })
  // The range follows the number of orders; spend per order and discount stay at their means.
  const scaled = (counts: Float64Array) =>
    value.map((worth, row) =>
      expected[row]! > 0 ? (worth * counts[row]!) / expected[row]! : counts[row]! * spendPerPurchase[row]!,
    )
  return { lifetimeValue: value, lifetimeValueLow: scaled(low), lifetimeValueHigh: scaled(high) }
}
