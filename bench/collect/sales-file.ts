import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { sampleCustomers } from '../../packages/server/src/modules/sample/make-customers.ts'

/** Writes the sales of the sample business as a till would: one line a product sold. Answers with the number of lines. */
export async function writeSalesFile(path: string, customers: number, seed: number): Promise<number> {
  let count = 0
  function* lines() {
    yield 'Order,Date,Customer,E-mail,Name,Code,Product,Quantity,Price,Channel,Store,Country\n'
    for (const customer of sampleCustomers({ customers, seed, until: '2026-11-22' })) {
      const who = `${customer.key},${customer.email ?? ''},${customer.firstName} ${customer.lastName}`
      for (const { number, day, channel, store = '', lines } of customer.orders)
        for (const { product, quantity } of lines) {
          count++
          const price = (product.price / 100).toFixed(2)
          yield `${number},${day},${who},${product.code},"${product.name}",${quantity},${price},${channel},${store},${customer.country}\n`
        }
    }
  }
  await pipeline(lines, createWriteStream(path))
  return count
}

/** Writes so many contacts as a CSV file. */
export async function writeContactsFile(path: string, customers: number, seed: number): Promise<number> {
  function* lines() {
    yield 'First name,Last name,E-mail,Phone,Street,Postcode,City,Country\n'
    for (const each of sampleCustomers({ customers, seed, until: '2026-11-22' })) {
      const { firstName, lastName, email = '', phone = '', street, postcode, city, country } = each
      yield `${firstName},${lastName},${email},${phone},"${street}",${postcode},${city},${country}\n`
    }
  }
  await pipeline(lines, createWriteStream(path))
  return customers
}
