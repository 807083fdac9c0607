import { addDays } from '@regulars/model'
import { escapeHtml } from '../../../platform/pages/html.ts'
import type { BookingWords } from '../words.ts'

/** A month of a calendar, `YYYY-MM`, and those beside it that have free times too. */
export interface Month {
  shown: string
  before: string | undefined
  after: string | undefined
}

interface DrawnMonth extends Month {
  day: string
  /** Days with a free time. */
  days: ReadonlySet<string>
  language: string
  /** 1 Monday … 7 Sunday. */
  weekStartsOn: number
  /** An address, escaped. */
  link(query: Record<string, string>): string
}

/** A month as a table; the days with free times are links. */
export function drawMonth(words: BookingWords, month: DrawnMonth): string {
  const { shown, before, after, language, link } = month
  const first = `${shown}-01`
  const said = inLanguage(language, { month: 'long', year: 'numeric' })
  const step = (to: string | undefined, label: string, sign: string) =>
    to
      ? `<a class="step" href="${link({ month: to })}" aria-label="${escapeHtml(label)}">${sign}</a>`
      : `<span class="step" aria-hidden="true"></span>`
  return `<section class="month"><header>${step(before, words.earlier, '‹')}<h2>${escapeHtml(said(first))}</h2>${step(after, words.later, '›')}</header>
<table aria-label="${escapeHtml(said(first))}">${drawHead(month)}<tbody>${drawWeeks(month)}</tbody></table></section>`
}

function drawHead({ language, weekStartsOn }: DrawnMonth): string {
  const [short, long] = [
    inLanguage(language, { weekday: 'short' }),
    inLanguage(language, { weekday: 'long' }),
  ]
  // 2 February 2026 was a Monday.
  const names = Array.from({ length: 7 }, (_, index) => addDays('2026-02-02', index + weekStartsOn - 1))
  return `<thead><tr>${names.map((day) => `<th scope="col" abbr="${escapeHtml(long(day))}">${escapeHtml(short(day))}</th>`).join('')}</tr></thead>`
}

function drawWeeks(month: DrawnMonth): string {
  const first = `${month.shown}-01`
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const begin = addDays(first, -((weekday - (month.weekStartsOn - 1) + 7) % 7))
  const next = addDays(`${month.shown}-28`, 4).slice(0, 7)
  const rows: string[] = []
  for (let week = begin; week.slice(0, 7) < next; week = addDays(week, 7))
    rows.push(
      `<tr>${Array.from({ length: 7 }, (_, index) => drawDay(month, addDays(week, index))).join('')}</tr>`,
    )
  return rows.join('')
}

function drawDay({ shown, day: chosen, days, language, link }: DrawnMonth, day: string): string {
  if (!day.startsWith(shown)) return '<td></td>'
  const number = Number(day.slice(8))
  if (!days.has(day)) return `<td><span>${number}</span></td>`
  const said = inLanguage(language, { weekday: 'long', day: 'numeric', month: 'long' })(day)
  const mark = day === chosen ? ' aria-current="date"' : ''
  return `<td><a href="${link({ day })}" aria-label="${escapeHtml(said)}"${mark}>${number}</a></td>`
}

const inLanguage = (language: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...options,
    timeZone: 'UTC',
  })
  return (day: string): string => format.format(new Date(`${day}T00:00:00Z`))
}
