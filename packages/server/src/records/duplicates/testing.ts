/** Made people for trying what finds duplicates. */
import { type Random, seededRandom } from '@regulars/analytics'
import type { Pool } from '../../platform/database/connect.ts'

const givenNames =
  'Anna,Maria,Peter,Michael,Thomas,Andreas,Sabine,Petra,Claudia,Monika,Stefan,Markus,Julia,Laura,Paul,Jonas,Lena,Emma,Leon,Lukas,Ursula,Helga,Renate,Karin,Hans,Klaus,Wolfgang,Jürgen,Birgit,Martina'.split(
    ',',
  )
const familyNames =
  'Müller,Schmidt,Schneider,Fischer,Weber,Meyer,Wagner,Becker,Schulz,Hoffmann,Schäfer,Koch,Bauer,Richter,Klein,Wolf,Schröder,Neumann,Schwarz,Zimmermann,Braun,Krüger,Hofmann,Hartmann,Lange,Schmitt,Werner,Krause,Meier,Lehmann,Köhler,Maier,Huber,Mayer,Herrmann,Kaiser,Fuchs,Lang,Weiß,Peters,Scholz,Jung,Möller,Hahn,Keller,Vogel,Friedrich,Roth,Frank,Berger'.split(
    ',',
  )
/** Rarer names, as most are: put together. */
const rareNames = 'Stein,Berg,Hof,Linden,Eich,Reut,Brand,Kirch,Wald,Neu,Alt,Sand,Bach,Röhr,Hasel,Thal'
  .split(',')
  .flatMap((first) =>
    'bauer,huber,maier,müller,wirt,mann,ner,inger,eder,acher,berger,hofer'
      .split(',')
      .map((last) => first + last),
  )
const streets =
  'Hauptstraße,Bahnhofstraße,Gartenstraße,Schulstraße,Kirchgasse,Lindenweg,Bergstraße,Am Markt,Mühlweg,Rosenweg,Ringstraße,Waldweg,Goethestraße,Schillerstraße,Brunnengasse'.split(
    ',',
  )
const villages = ['Oberau', 'Niederau', 'Steinbach', 'Lindach', 'Neudorf', 'Altheim', 'Seefeld']

type Person = (string | null)[]

/**
 * The customers of a shop in a small town: six in ten live there, the rest in villages around it, each place with one postcode. Families share house,
 * name and sometimes telephone. Every tenth is there twice, with a typing error, the names the other way round, moved within the town, or half the fields.
 *
 * @returns how many pairs there are in truth; a twin has the customer number of the first with ` again` behind it
 */
export async function makeTown(pool: Pool, people: number): Promise<number> {
  const random = seededRandom(5)
  const below = (count: number) => Math.floor(random() * count)
  // The first come more often than the last, as names do.
  const pick = (from: readonly string[]) => from[Math.floor(random() ** 2 * from.length)]!
  const rows: Person[] = []
  while (rows.length < people) {
    const village = random() < 0.6 ? -1 : below(villages.length)
    const [city, postcode] =
      village < 0 ? ['Neustadt', '86470'] : [villages[village]!, String(86471 + village)]
    const house = [`${pick(streets)} ${1 + below(120)}`, postcode, city] as const
    const family = pick(random() < 0.4 ? familyNames : rareNames)
    const phone = random() < 0.6 ? phoneOf(random) : null
    const called = new Set<string>()
    for (let member = 0; member <= below(3) && rows.length < people; member++) {
      const given = pick(givenNames.filter((name) => !called.has(name)))
      called.add(given)
      const born = random() < 0.5 ? dayOf(below(22_000)) : null
      const mail = random() < 0.7 ? mailOf(given, family, rows.length, random) : null
      const mobile = random() < 0.5 ? phone : phoneOf(random)
      rows.push([String(rows.length), `${given} ${family}`, mail, mobile, born, ...house])
    }
  }
  const twins = rows.filter((_, index) => index % 10 === 0).map((row, index) => again(row, index))
  await insert(pool, [...rows, ...twins])
  return twins.length
}

const phoneOf = (random: Random): string => `+4982${1_000_000 + Math.floor(random() * 9_000_000)}`
const dayOf = (days: number): string =>
  new Date(Date.UTC(1940, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)

function mailOf(given: string, family: string, number: number, random: Random): string {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/[^a-z]/g, '')
  const names = [
    `${plain(given)}.${plain(family)}${number}`,
    `${plain(given)[0]}${plain(family)}${number}`,
    `${plain(family)}-${plain(given)}${number}`,
    `rad${number}x${plain(given)}`,
  ]
  return `${names[Math.floor(random() * names.length)]}@mail${Math.floor(random() * 5)}.example`
}

function again([number, name, mail, phone, born, street, postcode, city]: Person, index: number): Person {
  const [given, family] = name!.split(' ') as [string, string]
  const written = [`${family} ${given}`, name!.replace(/(.)(.)$/, '$2$1'), name!, `${given} ${family}`][
    index % 4
  ]!
  const moved = index % 5 === 0 ? `Ahornweg ${index}` : street!
  const other = mail && index % 3 === 0 ? mail.replace(/@mail/, '@post') : null
  return [`${number} again`, written, other, index % 6 === 0 ? null : phone!, born!, moved, postcode!, city!]
}

async function insert(pool: Pool, rows: readonly Person[]): Promise<void> {
  const columns = rows[0]!.map((_, place) => rows.map((row) => row[place]))
  await pool.query(
    `insert into contact (customer_number, name, email, phone, birthday, street, postcode, city, country)
     select a, b, c, d, e, f, g, h, 'DE'
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::text[])
       as made (a, b, c, d, e, f, g, h)`,
    columns,
  )
}
