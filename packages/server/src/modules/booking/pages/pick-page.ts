import { addDays, fillWords, type Slot } from '@regulars/model'
import { escapeHtml } from '../../../platform/pages/html.ts'
import { drawPage, type PageSetting } from '../../../platform/pages/page.ts'
import { timeWords } from '../say-time.ts'
import type { StoredPage } from '../stored-page.ts'
import { drawMonth, type Month } from './draw-month.ts'
import { pickStyle } from './pick-style.ts'

/** What a visitor has chosen so far, and on which clock they look. */
export interface Looking {
  /** The page itself, without query. */
  path: string
  zone: string
  /** Of the business: its way of writing days. */
  locale: string
  weekStartsOn: number
  /** `YYYY-MM`. */
  month?: string | undefined
  /** `YYYY-MM-DD` in that zone. */
  day?: string | undefined
  heading: string
  /** Something to say first. */
  note?: string | undefined
}

/** The page on which a day and a time are chosen: links alone, so that keys, fingers and browsers without script all do. */
export function pickPage(
  page: StoredPage,
  slots: readonly Slot[],
  looking: Looking,
  setting: PageSetting,
): string {
  const { words, language } = page
  const { heading, note } = looking
  return drawPage(
    page,
    { ...setting, style: pickStyle },
    `<h1>${escapeHtml(heading)}</h1>
${drawFacts(page)}
${page.introduction ? `<p class="intro">${escapeHtml(page.introduction)}</p>` : ''}
${note ? `<p class="note" role="alert">${escapeHtml(note)}</p>` : ''}
${slots.length === 0 ? `<p class="intro">${escapeHtml(words.noTimes)}</p>` : drawPick(page, slots, looking, language)}
${drawZone(page, looking)}`,
  )
}

/** How long, with whom and where. */
export function drawFacts({ rules, language, words, hostName, place, onlineAt }: StoredPage): string {
  const minutes = rules.lastsMs / 60_000
  const lasts = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' })
  const facts = [
    lasts.format(minutes),
    ...(hostName ? [fillWords(words.with, { name: hostName })] : []),
    ...(place ? [place] : onlineAt ? [new URL(onlineAt).hostname] : []),
  ]
  return `<p class="facts">${facts.map(escapeHtml).join(' · ')}</p>`
}

function drawPick(page: StoredPage, slots: readonly Slot[], looking: Looking, language: string): string {
  const { zone, locale, path } = looking
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  const byDay = Map.groupBy(slots, ({ startsAt }) => dayOf.format(new Date(startsAt)))
  const days = [...byDay.keys()]
  const month: Month = monthOf(days, looking)
  const inMonth = days.filter((each) => each.startsWith(month.shown))
  const day = looking.day && byDay.has(looking.day) ? looking.day : (inMonth[0] ?? days[0]!)
  const said = timeWords(language, locale, zone)
  const link = (query: Record<string, string>) =>
    escapeHtml(`${path}?${new URLSearchParams({ zone, ...query })}`)
  const times = byDay.get(day)!.map(({ startsAt }) => {
    const moment = new Date(startsAt)
    return `<li><a href="${link({ at: moment.toISOString() })}">${escapeHtml(said.time(moment))}</a></li>`
  })
  const title = said.day(new Date(byDay.get(day)![0]!.startsAt))
  return `<div class="pick">
${drawMonth(page.words, { ...month, day, days: new Set(days), language, weekStartsOn: looking.weekStartsOn, link })}
<section aria-label="${escapeHtml(fillWords(page.words.freeTimes, { day: title }))}"><h2>${escapeHtml(title)}</h2>
<ul class="times">${times.join('')}</ul></section>
</div>`
}

/** The month that was asked for, that of the day, or the first with a free time; and whether there are others. */
function monthOf(days: readonly string[], { month, day }: Looking): Month {
  const [first, last] = [days[0]!.slice(0, 7), days.at(-1)!.slice(0, 7)]
  const asked = month ?? day?.slice(0, 7) ?? first
  // The middle one of the three: no month without a free time is shown.
  const shown = [first, asked, last].sort()[1]!
  return {
    shown,
    before: shown > first ? addDays(`${shown}-01`, -1).slice(0, 7) : undefined,
    after: shown < last ? addDays(`${shown}-28`, 4).slice(0, 7) : undefined,
  }
}

/** The clock on which one looks. A small script chooses the visitor's own; without script they do. */
function drawZone({ words }: StoredPage, { zone, path, day, month }: Looking): string {
  const zones = [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort()
  const options = zones.map(
    (each) =>
      `<option value="${escapeHtml(each)}"${each === zone ? ' selected' : ''}>${escapeHtml(each.replaceAll('_', ' '))}</option>`,
  )
  const kept = Object.entries({ day, month }).flatMap(([name, value]) =>
    value ? [`<input type="hidden" name="${name}" value="${escapeHtml(value)}">`] : [],
  )
  return `<form class="zone" action="${escapeHtml(path)}">${kept.join('')}<label for="zone">${escapeHtml(words.zone)}</label>
<div><select id="zone" name="zone" data-zone>${options.join('')}</select><button class="quiet">${escapeHtml(words.showZone)}</button></div></form>`
}
