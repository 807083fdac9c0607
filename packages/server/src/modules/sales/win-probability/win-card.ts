import { saidTooLate, type WinAnswer } from './fit-win-model.ts'
import { type WinWords, wordsOfDeals } from './win-words.ts'

/** What the model of won deals is called in scores and cards. */
export const winModel = 'win-logistic'

/** What a card says of itself, whatever came out. */
export interface WinCardWords {
  model: string
  /** What it is chosen for: "Win probability". */
  chosenFor: string
  words: WinWords
  about: { sentence: string; assumes: readonly string[]; misleads: readonly string[] }
}

/** The model card: what it rests on, how it did on later deals beside the plain share, when it misleads, and why it is or is not used. */
export function winCard(
  answer: WinAnswer | { ok: false; reason: string },
  count: number,
  asOf: string,
  said: WinCardWords = saidOfDeals,
): Record<string, unknown> {
  const { words } = said
  const card = { model: said.model, timeUnit: 'day', asOf, customers: count }
  if (!('scores' in answer))
    return { ...card, parameters: {}, about: { ...said.about, chosenFor: [], verdicts: [answer.reason] } }
  const { model, report, testFrom, trainedOn, refused, isBetter } = answer
  return {
    ...card,
    parameters: Object.fromEntries(model.terms.map(({ label, coefficient }) => [label, coefficient])),
    logLikelihood: model.logLikelihood,
    backTest: {
      testFrom,
      trainedOn,
      testedOn: report.customers,
      baseRate: report.baseRate,
      auc: report.auc,
      logLoss: report.logLoss,
      brier: report.brier,
      baseline: report.baseline,
      calibration: report.calibration,
      refused,
    },
    about: {
      ...said.about,
      chosenFor: isBetter ? [said.chosenFor] : [],
      verdicts: verdictsOf(answer, words),
    },
  }
}

const aboutEvery = {
  sentence: 'What won and lost deals had in common on the day they began.',
  assumes: [
    'Effects add up on the log-odds, and are drawn towards none where few deals speak for them.',
    'Deals to come are like those that were closed.',
  ],
  misleads: [
    'It knows nothing of what was said since: the stage and whoever sells it may know better.',
    'It says what won deals had in common, not what makes one won.',
    'Open deals that drag on are no longer like those that began.',
  ],
}

const saidOfDeals: WinCardWords = {
  model: winModel,
  chosenFor: 'Win probability',
  words: wordsOfDeals,
  about: aboutEvery,
}

function verdictsOf(answer: WinAnswer, words: WinWords): string[] {
  const { report, testFrom, trainedOn, refused, isBetter } = answer
  const { many, pair, wonOne, began } = words
  const { customers, auc, logLoss, baseline } = report
  const held = `Learnt from ${grouped(trainedOn)} ${many} and held against ${grouped(customers)} that ${began} from ${testFrom} on`
  const pairs = `of ${pair}, it put ${wonOne} first in ${(auc * 100).toFixed(1)}% (a coin: 50%)`
  const loss = `its log loss was ${logLoss.toFixed(4)}, that of the plain share ${baseline.logLoss.toFixed(4)}`
  const left = refused.map(
    ({ feature, rows }) =>
      `${feature} was refused: ${grouped(rows)} ${many} say it only since after the day they are judged by.`,
  )
  const use = isBetter
    ? 'It told them apart better than the plain share, so it is used.'
    : 'It told them apart no better than the plain share, so it is not used.'
  const tooLate = saidTooLate(answer, words).trim()
  return [`${held}: ${pairs}; ${loss}.`, use, ...left, ...(tooLate === '' ? [] : [tooLate])]
}

const grouped = (count: number): string => count.toLocaleString('en')
