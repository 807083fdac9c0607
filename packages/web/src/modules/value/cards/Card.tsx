import { ChevronRight } from 'lucide-react'
import { DefinitionList } from '../../../ui/DefinitionList.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { told } from '../../../ui/texts/told.ts'
import { type ModelCard, modelName } from '../value-queries.ts'

/** One model: in words first, in figures for those who want them. */
export function Card({ card }: { card: ModelCard }) {
  const { about, model } = card
  return (
    <details className="group border-b border-hairline">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-sm py-3 ring-focus hover:bg-hover">
        <ChevronRight
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
          aria-hidden="true"
        />
        <span className="w-28 shrink-0 font-medium">{modelName(model)}</span>
        <span className="min-w-0 flex-1 basis-60 text-muted">{about?.sentence}</span>
        {(about?.chosenFor ?? []).map((purpose) => (
          <Pill key={purpose} tone="accent">
            {told(purpose)}
          </Pill>
        ))}
      </summary>
      <div className="grid gap-x-10 gap-y-5 pt-1 pb-6 ps-7 lg:grid-cols-2">
        <div className="space-y-4">
          <Sentences title="What it assumes" sentences={about?.assumes ?? []} />
          <Sentences title="When it misleads" sentences={about?.misleads ?? []} />
        </div>
        <Figures card={card} />
      </div>
    </details>
  )
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <div>
      <h3 className="text-small font-medium text-muted">{title}</h3>
      <ul className="mt-1 list-disc space-y-1 ps-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function Figures({ card }: { card: ModelCard }) {
  const { number, percent } = useFormat()
  const { parameters, standardErrors, logLikelihood, customers, timeUnit, backTest } = card
  const error = (name: string) => standardErrors?.[name]
  return (
    <div className="space-y-4">
      <div>
        <h3 className="text-small font-medium text-muted">Parameters ± standard error</h3>
        <DefinitionList
          items={Object.entries(parameters).map(([name, value]) => ({
            term: name,
            detail: `${number(value, 4)}${error(name) === undefined ? '' : ` ± ${number(error(name)!, 4)}`}`,
          }))}
        />
      </div>
      <DefinitionList
        items={[
          { term: 'Log-likelihood', detail: logLikelihood === null ? null : number(logLikelihood, 1) },
          { term: 'Customers', detail: customers === null ? null : number(customers) },
          { term: 'Unit of time', detail: timeUnit },
          ...(backTest
            ? [
                {
                  term: 'Typical miss',
                  detail: `${number(backTest.rootMeanSquaredError, 2)} purchases (root mean square); past rates ${number(backTest.naiveRootMeanSquaredError, 2)}`,
                },
                ...(backTest.correlation === undefined
                  ? []
                  : [{ term: 'Correlation', detail: number(backTest.correlation, 2) }]),
                ...(backTest.returnRanking === undefined
                  ? []
                  : [
                      {
                        term: 'Who comes back',
                        detail: `ranked rightly in ${percent(backTest.returnRanking)} of pairs; a coin: 50%`,
                      },
                    ]),
              ]
            : []),
        ]}
      />
    </div>
  )
}
