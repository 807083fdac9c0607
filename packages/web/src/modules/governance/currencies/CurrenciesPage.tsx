import { useQuery } from '@tanstack/react-query'
import { Coins, Plus } from 'lucide-react'
import { useState } from 'react'
import { apiQuery } from '../../../app/api-query.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { TextLink } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { Rows } from '../Rows.tsx'
import { CurrencyRow } from './CurrencyRow.tsx'
import type { Currencies } from './currencies.ts'
import { RateDialog } from './RateDialog.tsx'

const currenciesQuery = {
  ...apiQuery<Currencies>('currencies'),
  meta: { topics: ['settings', 'exchange-rates', 'orders', 'deals', 'contracts'] },
}

/** Which currencies amounts are in, and what each is worth in that of the business. */
export function CurrenciesPage() {
  // A rate is being added, of the currency whose row was chosen.
  const [added, setAdded] = useState<{ currency?: string }>()
  const asked = useQuery(currenciesQuery)
  return (
    <Guarded permission="exchangeRate.update" what="the currencies">
      <PageHeader
        title="Currencies"
        description="Every amount keeps its currency. In figures of the whole business it counts at the exchange rate of its day: an order at that of the day it was placed, a deal at that of the day it was closed."
        actions={
          <Button variant="primary" icon={<Plus />} onClick={() => setAdded({})}>
            Add a rate
          </Button>
        }
      />
      <Answer asked={asked} what="the currencies">
        {(currencies) => <Listed {...currencies} onAdd={(currency) => setAdded({ currency })} />}
      </Answer>
      {added && asked.data && (
        <RateDialog
          currency={added.currency}
          base={asked.data.currency}
          onClose={() => setAdded(undefined)}
        />
      )}
    </Guarded>
  )
}

function Listed({ currency, data, onAdd }: Currencies & { onAdd: (currency: string) => void }) {
  if (data.length === 0) {
    return (
      <EmptyState title={`Everything is in ${currency}.`} icon={<Coins aria-hidden="true" />}>
        Once you sell in another currency, say here what it is worth.
      </EmptyState>
    )
  }
  return (
    <>
      <Rows label="Currencies">
        {data.map((each) => (
          <CurrencyRow key={each.currency} {...each} base={currency} onAdd={() => onAdd(each.currency)} />
        ))}
      </Rows>
      <p className="mt-4 text-small text-muted">
        <TextLink to="/imports">Import a file of rates</TextLink>, also one of the European Central Bank.
      </p>
      <p className="mt-3 text-small text-muted">
        <TextLink to="/$objectPath" params={{ objectPath: 'exchange-rates' }}>
          All exchange rates
        </TextLink>
      </p>
    </>
  )
}
