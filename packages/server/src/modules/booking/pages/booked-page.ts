import { fillWords } from '@regulars/model'
import { escapeHtml } from '../../../platform/pages/html.ts'
import { drawPage, type PageSetting } from '../../../platform/pages/page.ts'
import type { StoredBooking } from '../stored-booking.ts'
import type { BookingWords } from '../words.ts'
import { drawWhen } from './details-page.ts'
import { drawFacts } from './pick-page.ts'
import { pickStyle } from './pick-style.ts'

/** The page of a booking: when it is, and what can be done with it. */
export function bookedPage(
  booked: StoredBooking,
  { locale, isAhead, isMailed }: { locale: string; isAhead: boolean; isMailed: boolean },
  setting: PageSetting,
): string {
  const { page, isOff, token, email } = booked
  const { words } = page
  const title = isAhead ? words.booked : isOff ? words.isOff : words.isOver
  const base = `/b/booked/${token}`
  return drawBooked(
    booked,
    setting,
    `<div role="status"><h1>${escapeHtml(title)}</h1></div><p class="intro">${escapeHtml(page.name)}</p>
${drawFacts({ ...page, hostName: booked.hostName })}
${drawTime(booked, locale)}
${isAhead && page.onlineAt ? `<p><a href="${escapeHtml(page.onlineAt)}">${escapeHtml(page.onlineAt)}</a></p>` : ''}
${isAhead && isMailed ? `<p class="intro">${escapeHtml(fillWords(words.mailComes, { email }))}</p>` : ''}
${
  isAhead
    ? `<div class="acts"><a class="go" href="${base}/meeting.ics">${escapeHtml(words.intoCalendar)}</a>
${page.status === 'open' ? `<a class="quiet" href="${base}/move">${escapeHtml(words.move)}</a>` : ''}
<a class="quiet" href="${base}/cancel">${escapeHtml(words.cancel)}</a></div>`
    : ''
}`,
  )
}

/** Asks once more before anything is done: cancelling, or moving to a time that was chosen. */
export function askPage(
  booked: StoredBooking,
  asked: { title: string; button: string; locale: string; at?: number },
  setting: PageSetting,
): string {
  const { page, startsAt, endsAt } = booked
  const { words } = page
  const from = asked.at ?? startsAt.getTime()
  const time = { from, until: from + (endsAt.getTime() - startsAt.getTime()) }
  const hidden = asked.at
    ? `<input type="hidden" name="_at" value="${new Date(asked.at).toISOString()}">`
    : ''
  return drawBooked(
    booked,
    setting,
    `<h1>${escapeHtml(asked.title)}</h1><p class="intro">${escapeHtml(page.name)}</p>
${drawWhen(page, { ...time, zone: booked.timeZone, locale: asked.locale })}
<form method="post">${hidden}<div class="acts"><button>${escapeHtml(asked.button)}</button>
<a class="quiet" href="/b/booked/${booked.token}">${escapeHtml(words.keep)}</a></div></form>`,
  )
}

/** A page that says one thing. */
export const sayPage = (
  language: string,
  { gone, goneText }: Pick<BookingWords, 'gone' | 'goneText'>,
  setting: PageSetting,
): string =>
  drawPage(
    { language },
    setting,
    `<div role="status"><h1>${escapeHtml(gone)}</h1><p class="intro">${escapeHtml(goneText)}</p></div>`,
  )

const drawTime = ({ page, startsAt, endsAt, timeZone }: StoredBooking, locale: string): string =>
  drawWhen(page, { from: startsAt.getTime(), until: endsAt.getTime(), zone: timeZone, locale })

const drawBooked = ({ page }: StoredBooking, setting: PageSetting, body: string): string =>
  drawPage(page, { ...setting, style: pickStyle }, body)
