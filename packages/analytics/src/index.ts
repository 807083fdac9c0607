/**
 * The statistics of a shopkeeper's memory, as pure functions on arrays.
 *
 * Words. A *history* is what a model knows of one customer: `frequency` (repeat purchase days), `recency` (first to last
 * purchase), `age` (first purchase to now). *Cells* are equal histories, counted. A *fit* carries parameters with their
 * standard errors. A *baseline* is the plain way that every model must beat.
 *
 * Laws. Nothing here does I/O, reads a clock or draws from a hidden source of chance: `now` and `random` are arguments.
 * Numbers out of range throw a RangeError naming value and bound; too little data gives `{ ok: false, reason }` with a
 * sentence for people; no function returns a silent NaN. Times carry their unit. Every model matches its published
 * figures, at fixed parameters and fitted from raw data. README.md shows each function on real numbers.
 */

export {
  type Attribution,
  type AttributionMethod,
  attribute,
  type ChannelCredit,
} from './attribution/attribute.ts'
export type { Journey } from './attribution/journeys.ts'
export {
  type BackTestRow,
  backTestPurchases,
  type PurchaseBackTest,
  type PurchaseHoldout,
} from './back-test/back-test-purchases.ts'
export {
  choosePurchaseModel,
  type PurchaseModelChoice,
  type PurchaseModelQuestion,
} from './back-test/choose-purchase-model.ts'
export type { CustomerRanking } from './back-test/customer-ranking.ts'
export { enoughHistory, type HistoryRequirements, usualRequirements } from './back-test/enough-history.ts'
export { type ForecastAccuracy, forecastAccuracy } from './back-test/forecast-accuracy.ts'
export {
  type PurchaseModelCard,
  type PurchaseModelDescription,
  purchaseModelCard,
} from './back-test/purchase-model-card.ts'
export { returnRanking, shareCaught } from './back-test/ranking-accuracy.ts'
export { type AssociationRule, associationRules } from './baskets/association-rules.ts'
export {
  type FrequentItemSets,
  frequentItemSets,
  type Item,
  type ItemSet,
} from './baskets/frequent-item-sets.ts'
export { type BgBbParameters, bgBb, type OpportunityHistory } from './bg-bb/bg-bb.ts'
export { type BgBbFit, fitBgBb, type OpportunityHistories } from './bg-bb/fit.ts'
export type { CannotSay } from './cannot-say.ts'
export type { CnbdParameters } from './cnbd-k/cnbd-k.ts'
export type { CoinFlipParameters } from './coin-flip/coin-flip-rules.ts'
export { compareMeans, type MeanComparison } from './experiments/compare-means.ts'
export {
  compareShares,
  type ShareComparison,
  type ShareCount,
  shareInterval,
  summaryOfShare,
} from './experiments/compare-shares.ts'
export {
  type ConfidenceSequence,
  confidenceSequence,
  type SequenceOptions,
} from './experiments/confidence-sequence.ts'
export { type BeforeAndAfter, type CupedComparison, cuped } from './experiments/cuped.ts'
export {
  falseAlarmRate,
  groupSequentialBounds,
  type SequentialBound,
} from './experiments/group-sequential.ts'
export { type HeldOutCustomers, type Qini, qini } from './experiments/qini.ts'
export { type RelativeLift, relativeLift } from './experiments/relative-lift.ts'
export { type SampleRatioCheck, sampleRatioCheck } from './experiments/sample-ratio-check.ts'
export { type HopedEffect, type SampleSize, sampleSize, testPower } from './experiments/sample-size.ts'
export {
  type SampleSummary,
  type SampleSums,
  summarise,
  summaryFromSums,
} from './experiments/sample-summary.ts'
export {
  type FitOutcome,
  type TestedCustomers,
  twoModelUplift,
  type UpliftModel,
} from './experiments/two-model-uplift.ts'
export { expectedSpend, expectedSpendOfAll } from './gamma-gamma/expected-spend.ts'
export {
  fitGammaGamma,
  type GammaGammaFit,
  gammaGammaLogLikelihood,
  type SpendHistories,
} from './gamma-gamma/fit.ts'
export type { GammaGammaParameters } from './gamma-gamma/gamma-gamma.ts'
export { adjustedRand } from './groups/adjusted-rand.ts'
export {
  describeGroups,
  type GroupProfile,
  type ProfileColumn,
  type ProfileFigure,
} from './groups/describe-groups.ts'
export {
  type GaussianMixture,
  type GaussianMixtureOptions,
  gaussianMixture,
} from './groups/gaussian-mixture.ts'
export { calinskiHarabasz, daviesBouldin } from './groups/group-indices.ts'
export { type KMeans, type KMeansOptions, kMeans, nearestGroup } from './groups/k-means.ts'
export type { CovarianceKind } from './groups/mixture-steps.ts'
export { silhouette } from './groups/silhouette.ts'
export { criticalZ, type Interval } from './interval.ts'
export { type DiscountSchedule, monthly, yearly } from './lifetime-value/discount.ts'
export { type LifetimeValueInput, lifetimeValue } from './lifetime-value/lifetime-value.ts'
export { type SpendForecast, type SpendModels, spendForecast } from './lifetime-value/spend-forecast.ts'
export { type Matrix, matrixOf, type NumberRows } from './linear-algebra/matrix.ts'
export { type Standardised, standardise } from './linear-algebra/standardise.ts'
export type { BlockingRule } from './linkage/blocks.ts'
export { clusterPairs, type RecordPair } from './linkage/cluster-pairs.ts'
export { similarDate } from './linkage/compare-dates.ts'
export { similarEmail } from './linkage/compare-emails.ts'
export { closeNumber } from './linkage/compare-numbers.ts'
export { personName } from './linkage/compare-person-names.ts'
export { similarPhrase } from './linkage/compare-phrases.ts'
export { sharedWords } from './linkage/compare-sets.ts'
export {
  exactValue,
  similarName,
  similarText,
  soundsAlike,
  type TextOptions,
} from './linkage/compare-text.ts'
export type { Comparison, LinkColumn, ReadValue } from './linkage/comparison.ts'
export { damerauLevenshtein } from './linkage/damerau-levenshtein.ts'
export { describePair } from './linkage/describe-pair.ts'
export { fitCandidates, type LinkageCandidates } from './linkage/fit-candidates.ts'
export { type FitLinkageOptions, fitLinkage } from './linkage/fit-linkage.ts'
export { jaroWinkler } from './linkage/jaro-winkler.ts'
export { latinText } from './linkage/latin-text.ts'
export { type PairLinker, type PairLinkerOptions, pairLinker, type ReadRecord } from './linkage/link-pairs.ts'
export { type LinkedPair, type LinkRecordsOptions, linkRecords } from './linkage/link-records.ts'
export type { LinkageField, LinkageLevel, LinkageModel, LinkagePass } from './linkage/linkage-model.ts'
export { isNickname } from './linkage/nicknames.ts'
export type { FieldWeight, PairScore } from './linkage/pair-scorer.ts'
export { plainText } from './linkage/plain-text.ts'
export { soundex } from './linkage/soundex.ts'
export type { NbdParameters } from './nbd/nbd.ts'
export { type MinimiseOptions, type Minimum, minimise } from './optimise/minimise.ts'
export type { Objective } from './optimise/search-line.ts'
export type { ParetoNbdParameters } from './pareto-nbd/predict.ts'
export { groupHistories, type PurchaseCells } from './purchase-histories/group-histories.ts'
export {
  type CustomerHistories,
  purchaseHistories,
  type Transaction,
} from './purchase-histories/purchase-histories.ts'
export type { PurchaseHistories, PurchaseHistory } from './purchase-histories/purchase-history.ts'
export { days, type Horizon, type TimeSpan, type TimeUnit, weeks } from './purchase-histories/time-unit.ts'
export {
  type CustomerForecast,
  type CustomerForecastOptions,
  customerForecast,
  type Estimate,
} from './purchase-models/customer-forecast.ts'
export { drawParameters, type UnsureParameters } from './purchase-models/draw-parameters.ts'
export { naiveForecast } from './purchase-models/naive-forecast.ts'
export type {
  InUnit,
  PurchaseFit,
  PurchaseModel,
  PurchaseModelCode,
  PurchaseScores,
} from './purchase-models/purchase-model.ts'
export { purchaseModels } from './purchase-models/purchase-models.ts'
export { timeToNextPurchase } from './purchase-models/time-to-next-purchase.ts'
export { type Random, seededRandom } from './random/seeded-random.ts'
export { type Ease, fitEase } from './recommend/ease.ts'
export { fitImplicitAls, type ImplicitAls } from './recommend/implicit-als.ts'
export { fitItemKnn, type ItemKnn, type ItemSimilarity } from './recommend/item-knn.ts'
export { type Popularity, popularity } from './recommend/popularity.ts'
export {
  evaluateRecommender,
  type RankingCase,
  type RankingMetrics,
  rankingMetrics,
} from './recommend/ranking-metrics.ts'
export { type Recommendation, recommendItems } from './recommend/recommend-items.ts'
export { addPurchase, type ItemScores, type RecommenderModel, scoreItems } from './recommend/score-items.ts'
export { type RfmHistories, type RfmScores, rfmScores } from './rfm/rfm-scores.ts'
export {
  type BoostedTrees,
  type BoostedTreesOptions,
  fitBoostedTrees,
} from './scores/boosted-trees/fit-boosted-trees.ts'
export { type Calibration, calibrate, fitCalibration } from './scores/calibration/fit-calibration.ts'
export {
  evaluateOverTime,
  type Leak,
  type LeakRefusal,
  type ScoredExamples,
  type TimeEvaluation,
} from './scores/evaluate-over-time.ts'
export { explainScore, type FeatureContribution, type ScoreExplanation } from './scores/explain-score.ts'
export type { FeatureRow, FeatureTable, FeatureValue } from './scores/feature-table.ts'
export {
  fitLogistic,
  type LogisticModel,
  type LogisticOptions,
  type LogisticTerm,
} from './scores/logistic/fit-logistic.ts'
export { areaUnderCurve, averagePrecision, type Measure } from './scores/metrics/auc.ts'
export {
  type CalibrationBin,
  type CalibrationTable,
  calibrationTable,
} from './scores/metrics/calibration-table.ts'
export { evaluateScores, type ScoreReport } from './scores/metrics/evaluate-scores.ts'
export { type LiftSlice, liftByDecile } from './scores/metrics/lift-by-decile.ts'
export { brierScore, logLoss } from './scores/metrics/probability-loss.ts'
export { type ScoreModel, scoreCustomers } from './scores/score-customers.ts'
export type { SeriesBackTest } from './series/back-test.ts'
export type { Components } from './series/components.ts'
export { type ForecastOptions, forecastSeries, type SeriesForecast } from './series/forecast-series.ts'
export type { TestResult } from './series/seasonality-statistics.ts'
export { type SeasonalityTest, seasonalityTest } from './series/seasonality-test.ts'
export { fitShiftedBetaGeometric, type ShiftedBetaGeometricFit } from './shifted-beta-geometric/fit.ts'
export {
  type ShiftedBetaGeometricParameters,
  shiftedBetaGeometric,
} from './shifted-beta-geometric/shifted-beta-geometric.ts'
export { betaQuantile } from './special/beta-quantile.ts'
export { chiSquareCdf, chiSquareQuantile, chiSquareSurvival } from './special/chi-square.ts'
export { digamma, trigamma } from './special/digamma.ts'
export { erf, erfc } from './special/error-function.ts'
export { gammaQuantile } from './special/gamma-quantile.ts'
export { gaussHypergeometric } from './special/gauss-hypergeometric.ts'
export { betaShareAbove, betaShareBelow } from './special/incomplete-beta.ts'
export { gammaShareAbove, gammaShareBelow } from './special/incomplete-gamma.ts'
export { kummer } from './special/kummer.ts'
export { logBeta } from './special/log-beta.ts'
export { logGamma } from './special/log-gamma.ts'
export { normalCdf, normalDensity, normalQuantile } from './special/normal.ts'
export { studentTCdf, studentTQuantile } from './special/student-t.ts'
export type { BaselineHazard } from './survival/baseline-hazard.ts'
export { type Concordance, concordance } from './survival/concordance.ts'
export { type CoxCustomer, type CustomerSurvival, customerSurvival } from './survival/customer-survival.ts'
export { type CoxData, type CoxEffect, type CoxModel, fitCox } from './survival/fit-cox.ts'
export {
  kaplanMeier,
  type SurvivalAt,
  type SurvivalCurve,
  survivalAt,
  timeUntilGone,
} from './survival/kaplan-meier.ts'
export type { Lifetimes } from './survival/lifetimes.ts'
