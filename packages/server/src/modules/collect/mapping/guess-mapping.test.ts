import { describe, expect, it } from 'vitest'
import { guessMapping } from './guess-mapping.ts'
import { transactionFields } from './transaction-fields.ts'

const columns = (table: Record<string, string[]>) =>
  Object.entries(table).map(([name, samples]) => ({ name, samples }))

describe('columns of sales files are recognised', () => {
  it('of the UCI Online Retail file', () => {
    const guessed = guessMapping(
      columns({
        InvoiceNo: ['536365'],
        StockCode: ['85123A'],
        Description: ['WHITE HANGING HEART'],
        Quantity: ['6'],
        InvoiceDate: ['2010-12-01 08:26:00'],
        UnitPrice: ['2.55'],
        CustomerID: ['17850.0'],
        Country: ['United Kingdom'],
      }),
      transactionFields,
    )
    expect(guessed).toEqual({
      InvoiceNo: 'orderNumber',
      StockCode: 'productCode',
      Description: 'productName',
      Quantity: 'quantity',
      InvoiceDate: 'date',
      UnitPrice: 'unitPrice',
      CustomerID: 'customerKey',
      Country: 'country',
    })
  })

  it('of a till: “Name” is the customer, where another column numbers the receipts', () => {
    const guessed = guessMapping(
      columns({ Receipt: ['R1'], Date: ['2026-01-01'], Name: ['Marta'], Amount: ['12.90'] }),
      transactionFields,
    )
    expect(guessed).toEqual({ Receipt: 'orderNumber', Date: 'date', Name: 'name', Amount: 'amount' })
  })

  it('of a till: “Customer” is who bought where it holds names, and their number where it holds numbers', () => {
    const names = columns({
      'Customer No': ['C1005', 'C1083'],
      Customer: ['Declan Connolly', 'Byrne, Aoife'],
      Date: ['2026-01-01'],
      Total: ['12.90'],
    })
    expect(guessMapping(names, transactionFields)).toMatchObject({
      'Customer No': 'customerKey',
      Customer: 'name',
    })
    const numbers = columns({ Customer: ['C1005', '1083'], Date: ['2026-01-01'], Total: ['12.90'] })
    expect(guessMapping(numbers, transactionFields)).toMatchObject({ Customer: 'customerKey' })
  })

  it('of the Superstore file, each field once', () => {
    const guessed = guessMapping(
      columns({
        'Row ID': ['1'],
        'Order ID': ['CA-2017-152156'],
        'Order Date': ['11/8/2017'],
        'Ship Date': ['11/11/2017'],
        'Customer ID': ['CG-12520'],
        'Customer Name': ['Claire Gute'],
        Country: ['United States'],
        'Product ID': ['FUR-BO-10001798'],
        Category: ['Furniture'],
        'Sub-Category': ['Bookcases'],
        'Product Name': ['Bush Somerset'],
        Sales: ['261.96'],
        Quantity: ['2'],
      }),
      transactionFields,
    )
    expect(guessed).toMatchObject({
      'Order ID': 'orderNumber',
      'Order Date': 'date',
      Sales: 'amount',
      'Sub-Category': 'category',
    })
    expect(new Set(Object.values(guessed)).size).toBe(Object.values(guessed).length)
  })

  it('by what the cells are when the names say nothing', () => {
    expect(
      guessMapping(columns({ 0: ['0001'], 1: ['19970101', '19970118'], 2: ['29.33'] }), transactionFields),
    ).toEqual({ 1: 'date' })
  })

  it('but takes no day for a birthday that is not called one', () => {
    const fields = [{ key: 'birthday', label: 'Birthday', cell: 'date', synonyms: ['birthday'] }] as const
    expect(guessMapping(columns({ 'Last order': ['2024-03-01'] }), fields)).toEqual({})
    expect(guessMapping(columns({ Birthday: ['1984-03-01'] }), fields)).toEqual({ Birthday: 'birthday' })
  })

  it('not when the cells cannot be that field', () => {
    expect(guessMapping(columns({ Date: ['yes', 'no'], Amount: ['a lot'] }), transactionFields)).toEqual({})
  })
})
