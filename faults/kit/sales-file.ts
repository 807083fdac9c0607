import type { Random } from '@regulars/analytics'

/** A file of sales lines and what an import of it must leave in the database. */
export interface SalesFile {
  prefix: string
  csv: string
  lines: number
  orders: number
  contacts: number
  products: number
  /** Sum of all amounts, in cents. */
  amount: number
}

/** Makes a file of about `lines` lines in which every order, customer and product begins with `prefix`. */
export function salesFile(prefix: string, lines: number, random: Random): SalesFile {
  const below = (end: number) => Math.floor(random() * end)
  const contacts = new Set<number>()
  const products = new Set<number>()
  const rows = ['receipt,date,customer,e-mail,article,quantity,price']
  let orders = 0
  let amount = 0
  while (rows.length <= lines) {
    const customer = below(Math.ceil(lines / 15))
    const day = new Date(Date.UTC(2023, 0, 1 + below(700))).toISOString().slice(0, 10)
    contacts.add(customer)
    orders += 1
    for (let left = 1 + below(5); left > 0; left--) {
      const product = below(300)
      const quantity = random() < 0.05 ? -1 : 1 + below(4)
      const cents = 100 + product * 7
      products.add(product)
      amount += quantity * cents
      rows.push(
        `${prefix}-${orders},${day},${prefix}K${customer},${prefix}-${customer}@mail.example,${prefix} coffee ${product},${quantity},${(cents / 100).toFixed(2)}`,
      )
    }
  }
  return {
    prefix,
    csv: `${rows.join('\n')}\n`,
    lines: rows.length - 1,
    orders,
    contacts: contacts.size,
    products: products.size,
    amount,
  }
}

export const salesMapping = {
  receipt: 'orderNumber',
  date: 'date',
  customer: 'customerKey',
  'e-mail': 'email',
  article: 'productName',
  quantity: 'quantity',
  price: 'unitPrice',
}
