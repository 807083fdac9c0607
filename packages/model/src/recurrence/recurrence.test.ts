import { describe, expect, test } from 'vitest'
import { occurrenceAfter, occurrences } from './occurrences.ts'
import { type Recurrence, readRecurrence, writeRecurrence } from './recurrence.ts'
import { sayRecurrence } from './say-recurrence.ts'

function rule(written: string): Recurrence {
  const read = readRecurrence(written)
  if (!read.ok) throw new Error(`${written} ${read.problem}`)
  return read.value
}

function first(written: string, startsOn: string, count: number): string[] {
  const found: string[] = []
  for (const day of occurrences(rule(written), startsOn)) if (found.push(day) === count) break
  return found
}

/** Days of a year as the standard lists them: `9: 2 4` are 2 and 4 September. */
const days = (year: number, listed: string): string[] =>
  listed.split('; ').flatMap((each) => {
    const [month, dates] = each.split(': ') as [string, string]
    return dates.split(' ').map((date) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  })

describe('matches the examples of RFC 5545, section 3.8.5.3', () => {
  test.each<[string, string, string[]]>([
    ['FREQ=DAILY;COUNT=10', '1997-09-02', days(1997, '9: 2 3 4 5 6 7 8 9 10 11')],
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', days(1997, '9: 2 12 22; 10: 2 12')],
    ['FREQ=WEEKLY;COUNT=10', '1997-09-02', days(1997, '9: 2 9 16 23 30; 10: 7 14 21 28; 11: 4')],
    [
      'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
      '1997-09-02',
      days(1997, '9: 2 4 9 11 16 18 23 25 30; 10: 2 7'),
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
      '1997-09-02',
      days(1997, '9: 2 4 16 18 30; 10: 2 14 16'),
    ],
    [
      'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
      '1997-09-05',
      [...days(1997, '9: 5; 10: 3; 11: 7; 12: 5'), ...days(1998, '1: 2; 2: 6; 3: 6; 4: 3; 5: 1; 6: 5')],
    ],
    [
      'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
      '1997-09-07',
      [...days(1997, '9: 7 28; 11: 2 30'), ...days(1998, '1: 4 25; 3: 1 29; 5: 3 31')],
    ],
    [
      'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
      '1997-09-22',
      [...days(1997, '9: 22; 10: 20; 11: 17; 12: 22'), ...days(1998, '1: 19; 2: 16')],
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6',
      '1997-09-28',
      [...days(1997, '9: 28; 10: 29; 11: 28; 12: 29'), ...days(1998, '1: 29; 2: 26')],
    ],
    [
      'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
      '1997-09-30',
      [...days(1997, '9: 30; 10: 1 31; 11: 1 30; 12: 1 31'), ...days(1998, '1: 1 31; 2: 1')],
    ],
    [
      'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
      '1997-06-10',
      [1997, 1998, 1999, 2000, 2001].flatMap((year) => days(year, '6: 10; 7: 10')),
    ],
    ['FREQ=YEARLY;BYDAY=20MO;COUNT=3', '1997-05-19', ['1997-05-19', '1998-05-18', '1999-05-17']],
    [
      'FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=11',
      '1997-03-13',
      [...days(1997, '3: 13 20 27'), ...days(1998, '3: 5 12 19 26'), ...days(1999, '3: 4 11 18 25')],
    ],
    [
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5',
      '1997-09-02',
      ['1998-02-13', '1998-03-13', '1998-11-13', '1999-08-13', '2000-10-13'],
    ],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
      '1996-11-05',
      ['1996-11-05', '2000-11-07', '2004-11-02'],
    ],
    [
      'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
      '1997-09-04',
      ['1997-09-04', '1997-10-07', '1997-11-06'],
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=7',
      '1997-09-29',
      [...days(1997, '9: 29; 10: 30; 11: 27; 12: 30'), ...days(1998, '1: 29; 2: 26; 3: 30')],
    ],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05', days(1997, '8: 5 10 19 24')],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05', days(1997, '8: 5 17 19 31')],
    [
      'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
      '2007-01-15',
      ['2007-01-15', '2007-01-30', '2007-02-15', '2007-03-15', '2007-03-30'],
    ],
  ])('%s', (written, startsOn, expected) => {
    expect([...occurrences(rule(written), startsOn)]).toEqual(expected)
  })
})

test('a day that a month or year has not is left out, not moved', () => {
  expect(first('FREQ=MONTHLY', '2026-01-31', 3)).toEqual(['2026-01-31', '2026-03-31', '2026-05-31'])
  expect(first('FREQ=YEARLY', '2024-02-29', 2)).toEqual(['2024-02-29', '2028-02-29'])
})

test('a rule that never comes round ends by itself', () => {
  expect(first('FREQ=MONTHLY;BYDAY=FR;BYSETPOS=6', '2026-11-27', 1)).toEqual([])
  expect(first('FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31', '2026-02-01', 1)).toEqual([])
  expect(occurrenceAfter(rule('FREQ=DAILY;UNTIL=20261128'), '2026-11-26', '2026-11-28')).toBeUndefined()
})

test.each([
  ['FREQ=MONTHLY;BYDAY=-1FR', 'Every month on the last Friday'],
  ['FREQ=DAILY;INTERVAL=2', 'Every 2 days'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', 'Every Monday and Thursday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Every weekday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=5', 'Every 2 weeks on Monday, 5 times'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,22', 'Every month on the 1st and 22nd'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'Every month on the last weekday'],
  ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'Every year on the fourth Thursday of November'],
  ['FREQ=YEARLY;UNTIL=20301231', 'Every year, until 31 December 2030'],
])('%s is said in words', (written, words) => {
  expect(sayRecurrence(rule(written))).toBe(words)
})

test('a rule is kept in one form', () => {
  expect(writeRecurrence(rule('rrule:byday=FR,mo;freq=weekly;interval=1;wkst=MO;'))).toBe(
    'FREQ=WEEKLY;BYDAY=FR,MO',
  )
})

test.each([
  'every friday',
  'FREQ=HOURLY',
  'FREQ=DAILY;BYHOUR=9',
  'FREQ=DAILY;COUNT=0',
  'FREQ=DAILY;COUNT=3;UNTIL=20261231',
  'FREQ=DAILY;UNTIL=20260231',
  'FREQ=WEEKLY;BYDAY=1FR',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;FREQ=WEEKLY',
  '',
])('“%s” is refused', (written) => {
  expect(readRecurrence(written)).toMatchObject({ ok: false })
})
