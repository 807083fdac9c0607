/** A customer of a made-up shop: who, how often they came, and when last. */
interface Customer {
  key: string
  name: string
  email: string
  everyDays: number
  lastDaysAgo: number
}

const firstNames = ['Marta', 'Jonas', 'Inês', 'Oksana', 'Liam', 'Yusuf', 'Chiara', 'Piotr', 'Aoife', 'Nils']
const lastNames = ['Kowalczyk', 'Weber', 'Silva', 'Bondar', 'Murphy', 'Demir']

/** Sixty customers: two fifths came every fortnight and have stayed away for seven weeks; the others come monthly, as usual. */
const customers: readonly Customer[] = lastNames.flatMap((lastName, family) =>
  firstNames.map((firstName, person) => {
    const number = family * firstNames.length + person
    const hasLapsed = number % 5 < 2
    return {
      key: `K${1001 + number}`,
      name: `${firstName} ${lastName}`,
      email: `k${1001 + number}@example.org`,
      everyDays: hasLapsed ? 14 : 30 + (number % 7),
      lastDaysAgo: hasLapsed ? 46 + (number % 9) : 1 + ((number * 7) % 25),
    }
  }),
)

const products = [
  { name: 'Ethiopia Guji 250 g', cents: 1290 },
  { name: 'Colombia Huila 250 g', cents: 1150 },
  { name: 'House espresso 1 kg', cents: 2690 },
  { name: 'Paper filters', cents: 490 },
] as const

const dayMs = 24 * 3600 * 1000
const months = 15

const header = 'Receipt;Date;Customer;Name;E-mail;Product;Quantity;Unit price'

/** The sales of the last fifteen months as the shop's till writes them, up to `now`. */
export function salesUntil(now: Date): string {
  const lines = customers.flatMap((customer, index) => visits(customer, index, now))
  return [header, ...lines].join('\n')
}

function visits(customer: Customer, index: number, now: Date): string[] {
  const lines: string[] = []
  for (let ago = customer.lastDaysAgo; ago < months * 30; ago += customer.everyDays) {
    const visit = lines.length
    // A day or two early or late, the same in every run.
    const sway = ((index * 13 + visit * 29) % 5) - 2
    const at = new Date(now.getTime() - Math.max(1, ago + sway) * dayMs)
    lines.push(line(customer, `R${index}-${visit}`, at, products[(index + visit) % products.length]!))
  }
  return lines
}

/** One more purchase of each of these customers, at this moment. */
export function salesAt(moment: Date, keys: readonly string[]): string {
  const lines = keys.map((key) => {
    const customer = customers.find((each) => each.key === key)
    if (!customer) throw new Error(`There is no customer ${key}.`)
    return line(customer, `N-${key}`, moment, products[2])
  })
  return [header, ...lines].join('\n')
}

type Product = (typeof products)[number]

function line(customer: Customer, receipt: string, at: Date, { name, cents }: Product): string {
  const { key, name: buyer, email } = customer
  return [receipt, at.toISOString(), key, buyer, email, name, 1, (cents / 100).toFixed(2)].join(';')
}
