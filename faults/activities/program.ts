import { setTimeout as sleep } from 'node:timers/promises'
import { eventually } from '../kit/eventually.ts'
import { jobDone } from '../kit/jobs.ts'
import { moods } from '../kit/mail-sink.ts'
import { harass, type Round, type Work } from '../kit/round.ts'
import { Refused, type Shop } from '../kit/shop.ts'

/** Makes people who have agreed to mails, and a program for them; answers with its id. */
export async function makeProgram(
  shop: Pick<Shop, 'rows' | 'post'>,
  city: string,
  people: number,
): Promise<string> {
  await shop.rows(
    `with people as (
       insert into contact (name, email, city)
       select 'Bo No' || at, 'bo' || at || '@' || lower($2) || '.example', $2 from generate_series(1, $1::integer) as at returning id
     )
     insert into consent (contact_id, channel, state, decided_at) select id, 'email', 'given', '2026-01-01' from people`,
    [people, city],
  )
  const make = async (path: string, body: object) => (await shop.post<{ id: string }>(path, body)).id
  const segmentId = await make('/segments', {
    name: city,
    condition: { field: 'city', op: 'is', value: city },
  })
  const templateId = await make('/templates', {
    name: `We miss you in ${city}`,
    subject: 'We miss you, {{ contact.firstName | default: "friend" }}',
    html: '<p>Dear {{ contact.name }}, your coffee is waiting.</p>',
  })
  return make('/programs', { name: city, channel: 'email', holdoutShare: 0.1, segmentId, templateId })
}

interface Message {
  address: string
  status: string
}

/** Launches it; who loses the answer finds it launched. */
const launched = ({ shop, told }: Round, programId: string): Promise<boolean> =>
  eventually(`the program was launched (${told()})`, async () => {
    await shop.post(`/programs/${programId}/launch`).catch((error: Error) => {
      if (!(error instanceof Refused && error.status === 409)) throw error
    })
    return true
  })

export const sending: Work = {
  name: 'program',
  title: 'launching a program',
  async run(round) {
    const { shop, sink, random, mark } = round
    const people = round.between(60, 160)
    const programId = await makeProgram(shop, mark, people)
    const already = sink.received.length
    const mood = moods[round.between(0, moods.length)]!
    sink.feel(mood, random)
    round.note(`the mail server is ${mood}`)
    const sent = launched(round, programId).then(() => jobDone(round, { subjectId: programId }))
    await harass(round, sent, { times: round.between(0, 4), within: [50, 900] })
    // Greylisting must be lived with; every other mood passes after a while.
    await Promise.race([sent.catch(() => undefined), sleep(round.between(500, 3_000))])
    if (mood !== 'greylisting') sink.feel('well')
    await sent
    await expectOnceEach(round, programId, sink.received.slice(already))
    sink.feel('well')
  },
}

async function expectOnceEach(round: Round, programId: string, received: readonly string[]): Promise<void> {
  const messages = await round.shop.rows<Message>(
    'select address, status from message where program_id = $1 order by address',
    [programId],
  )
  const [{ count: treated } = { count: 0 }] = await round.shop.rows<{ count: number }>(
    `select count(*) from enrollment where program_id = $1 and arm = 'treatment'`,
    [programId],
  )
  round.expect('messages', messages.length, treated)
  const times = new Map<string, number>()
  for (const address of received) times.set(address, (times.get(address) ?? 0) + 1)
  const twice = [...times].filter(([, count]) => count > 1)
  round.expect('people who got a mail twice', twice, [])
  const known = new Set(messages.map(({ address }) => address))
  round.expect(
    'mails to others',
    received.filter((address) => !known.has(address)),
    [],
  )
  const wrong = messages.filter(({ address, status }) => !isRight(status, times.get(address) ?? 0))
  round.expect('messages that are not as they say', wrong, [])
}

/** What a message says of itself must be what the mail server saw; "unknown" says that it does not know. */
function isRight(status: string, times: number): boolean {
  if (status === 'sent') return times === 1
  if (status === 'failed') return times === 0
  return status === 'unknown'
}
