import {
  type GammaGammaFit,
  type PurchaseFit,
  type PurchaseModel,
  type PurchaseModelChoice,
  type PurchaseModelCode,
  purchaseModels,
} from '@regulars/analytics'
import type { ModelCardContent } from './analysis-question.ts'
import { type BackTested, backTestContent, numbersOf, type Split } from './back-test-content.ts'
import type { WeeklyHistories } from './histories-of.ts'

/** Shown beside whatever was chosen: the two models that everybody quotes. */
const alwaysShown: readonly PurchaseModelCode[] = ['bg-nbd', 'mbg-nbd']

/** The cards of the purchase models: those in use, and the usual ones beside them. */
export function purchaseCards(
  choice: PurchaseModelChoice<'week'> | undefined,
  histories: WeeklyHistories,
  split: Split | undefined,
): ModelCardContent[] {
  const chosen = [choice?.forecastFit, choice?.stillCustomerFit].filter((fit) => fit !== undefined)
  const codes = new Set([...chosen.map(({ model }) => model), ...alwaysShown])
  return [...codes].flatMap((code) => {
    const fit = chosen.find(({ model }) => model === code) ?? fitOf(code, histories)
    return fit ? [purchaseCard(fit, choice, split)] : []
  })
}

function fitOf(
  code: PurchaseModelCode,
  histories: WeeklyHistories,
): PurchaseFit<unknown, 'week'> | undefined {
  if (histories.frequency.length === 0) return undefined
  const fit = (purchaseModels[code] as unknown as PurchaseModel<unknown>).fit(histories)
  return fit.ok ? (fit as PurchaseFit<unknown, 'week'>) : undefined
}

function purchaseCard(
  fit: PurchaseFit<unknown, 'week'>,
  choice: PurchaseModelChoice<'week'> | undefined,
  split: Split | undefined,
): ModelCardContent {
  const { sentence, assumes, misleads } = purchaseModels[fit.model]
  const tested = split && backTested(fit.model, choice, split)
  return {
    model: fit.model,
    parameters: numbersOf(fit.parameters),
    standardErrors: numbersOf(fit.standardErrors),
    logLikelihood: fit.logLikelihood,
    customers: fit.customerCount,
    backTest: split && tested ? backTestContent(tested, split) : null,
    about: {
      sentence,
      assumes,
      misleads,
      chosenFor: chosenFor(fit.model, choice),
      verdicts: verdictsOf(choice),
    },
  }
}

function backTested(
  code: PurchaseModelCode,
  choice: PurchaseModelChoice<'week'> | undefined,
  split: Split,
): BackTested | undefined {
  const backTest = choice?.backTest
  const row = backTest?.rows.find((each) => each.code === code)
  const fit = backTest?.fits.find(({ model }) => model === code) ?? fitOf(code, split.histories)
  if (!fit) return undefined
  return {
    fit,
    accuracy: row?.accuracy,
    naiveRootMeanSquaredError: backTest?.rows.find((each) => each.code === 'naive-rate')?.accuracy
      .rootMeanSquaredError,
    returnRanking: backTest?.rankings.find((each) => each.code === code)?.returnRanking,
    stillCustomerRanking: row?.stillCustomerRanking,
  }
}

function chosenFor(code: PurchaseModelCode, choice: PurchaseModelChoice<'week'> | undefined): string[] {
  if (!choice) return []
  return [
    ...(choice.forecastFit?.model === code ? ['Orders and value to expect'] : []),
    ...(choice.stillCustomerFit?.model === code ? ['Still a customer'] : []),
  ]
}

function verdictsOf(choice: PurchaseModelChoice<'week'> | undefined): string[] {
  if (!choice) return []
  const { forecastVerdict, stillCustomerVerdict, rankingVerdict } = choice.card
  return [forecastVerdict, stillCustomerVerdict, rankingVerdict]
}

/** The card of the spend model. */
export function spendCard(fit: GammaGammaFit): ModelCardContent {
  return {
    model: 'gamma-gamma',
    parameters: numbersOf(fit.parameters),
    standardErrors: numbersOf(fit.standardErrors),
    logLikelihood: fit.logLikelihood,
    customers: fit.customerCount,
    backTest: null,
    about: {
      sentence: 'Each customer spends around a level of their own; levels differ between customers.',
      assumes: [
        'What a customer spends has nothing to do with how often they come.',
        'The first purchase says nothing: only repeat purchases count.',
      ],
      misleads: spendWarnings(fit),
      chosenFor: ['Spend per order'],
      verdicts: [],
    },
  }
}

function spendWarnings({ frequencySpendCorrelation, leftOutCount }: GammaGammaFit): string[] {
  const linked = Math.abs(frequencySpendCorrelation) > 0.3
  return [
    `Correlation of frequency and spend is ${frequencySpendCorrelation.toFixed(2)}; ${linked ? 'beyond 0.3 the values mislead' : 'the model assumes 0 and bears up to about 0.3'}.`,
    ...(leftOutCount > 0
      ? [`${leftOutCount} customers are left out, since their repeat purchases cost nothing.`]
      : []),
  ]
}
