import { useEffect, useRef, useState } from 'react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic, queryClient } from '../../../app/query-client.ts'
import { quoteQuery } from '../queries.ts'
import type { Quote, QuoteLine } from '../quote.ts'
import { type DraftLine, toDraft, toWritten } from './draft-line.ts'

const restMs = 500

/** A draft that is saved while it is written. */
export interface QuoteDraft {
  /** As it stands on the screen. */
  quote: Quote
  lines: readonly DraftLine[]
  change: (values: Partial<Quote>) => void
  changeLines: (change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => void
  /** Shows the lines as they are on the server now: a verb of the server has written them. */
  showLines: (saved: readonly QuoteLine[]) => void
  state: 'saved' | 'saving' | 'failed'
  /** Resolves once all that was typed is on the server; whether it is. */
  settled: () => Promise<boolean>
}

/** Whatever is changed goes to the server once the hand rests, one request after the other. */
export function useQuoteDraft(quote: Quote, saved: readonly QuoteLine[]): QuoteDraft {
  const [changes, setChanges] = useState<Partial<Quote>>({})
  const [lines, setLines] = useState<readonly DraftLine[]>(() => saved.map(toDraft))
  const [state, setState] = useState<QuoteDraft['state']>('saved')
  const now = useRef({ lines, version: quote.version })
  const waiting = useRef<{ values: Partial<Quote>; lines: boolean }>({ values: {}, lines: false })
  const row = useRef<Promise<boolean>>(Promise.resolve(true))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  now.current.version = Math.max(now.current.version, quote.version)

  const setAllLines = (next: readonly DraftLine[]) => {
    now.current.lines = next
    setLines(next)
  }
  const send = async (): Promise<boolean> => {
    const { values, lines: areLinesWaiting } = waiting.current
    if (Object.keys(values).length === 0 && !areLinesWaiting) return true
    waiting.current = { values: {}, lines: false }
    try {
      await sendDraft(quote.id, values, areLinesWaiting, now.current, setAllLines)
      setChanges((shown) => without(shown, values))
      setState('saved')
      return true
    } catch (error) {
      // What was typed stays on the screen and is sent again with the next change.
      waiting.current = {
        values: { ...values, ...waiting.current.values },
        lines: areLinesWaiting || waiting.current.lines,
      }
      setState('failed')
      showProblem(error)
      return false
    }
  }
  const settled = () => {
    clearTimeout(timer.current)
    row.current = row.current.then(send)
    return row.current
  }
  const latest = useRef(settled)
  latest.current = settled
  useEffect(() => () => void latest.current(), [])
  const saveSoon = () => {
    setState('saving')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void latest.current(), restMs)
  }
  return {
    quote: { ...quote, ...changes },
    lines,
    state,
    settled,
    showLines: (rows) => setAllLines(rows.map(toDraft)),
    change(values) {
      waiting.current.values = { ...waiting.current.values, ...values }
      setChanges((shown) => ({ ...shown, ...values }))
      saveSoon()
    },
    changeLines(change) {
      waiting.current.lines = true
      setAllLines(change(now.current.lines))
      saveSoon()
    },
  }
}

async function sendDraft(
  id: string,
  values: Partial<Quote>,
  areLinesWaiting: boolean,
  now: { lines: readonly DraftLine[]; version: number },
  setAllLines: (lines: readonly DraftLine[]) => void,
): Promise<void> {
  const keep = (quote: Quote) => {
    now.version = quote.version
    queryClient.setQueryData(quoteQuery(id).queryKey, quote)
  }
  if (Object.keys(values).length > 0)
    keep(await api.patch<Quote>(`quotes/${id}`, values, { ifMatch: now.version }))
  if (areLinesWaiting) {
    const sent = now.lines.filter(({ name }) => name.trim() !== '')
    const body = { lines: sent.map(toWritten) }
    const { quote, lineIds } = await api.put<{ quote: Quote; lineIds: string[] }>(
      `quotes/${id}/lines`,
      body,
      {
        ifMatch: now.version,
      },
    )
    keep(quote)
    const ids = new Map(sent.map(({ key }, index) => [key, lineIds[index]]))
    setAllLines(now.lines.map((line) => ({ ...line, id: ids.get(line.key) ?? line.id })))
  }
  await Promise.all([invalidateTopic('quotes'), invalidateTopic('quote-lines')])
}

/** What was sent is shown from the server from now on, unless it was changed once more meanwhile. */
function without(shown: Partial<Quote>, sent: Partial<Quote>): Partial<Quote> {
  return Object.fromEntries(
    Object.entries(shown).filter(([key, value]) => sent[key as keyof Quote] !== value),
  )
}
