/** What Kaffa, the sample coffee roaster, sells and where. Prices in cents. */
export interface SampleProduct {
  code: string
  name: string
  category: string
  price: number
  /** Taste it belongs to; customers mostly stay within theirs. */
  taste: Taste
}

export const tastes = ['light', 'espresso', 'blend', 'decaf', 'gear', 'wholesale'] as const
export type Taste = (typeof tastes)[number]

export interface SampleStore {
  name: string
  street: string
  postcode: string
  city: string
  country: string
}

export const stores: readonly SampleStore[] = [
  { name: 'Kaffa Wrzeszcz', street: 'ul. Wajdeloty 12', postcode: '80-437', city: 'Gdańsk', country: 'PL' },
  { name: 'Kaffa Sopot', street: 'ul. Haffnera 4', postcode: '81-717', city: 'Sopot', country: 'PL' },
]

type Row = [code: string, name: string, price: number]

const shelves: ReadonlyArray<{ category: string; taste: Taste; rows: readonly Row[] }> = [
  {
    category: 'Filter coffee',
    taste: 'light',
    rows: [
      ['FIL-YIR', 'Ethiopia Yirgacheffe 250 g', 1290],
      ['FIL-GUJ', 'Ethiopia Guji 250 g', 1350],
      ['FIL-SID', 'Ethiopia Sidamo natural 250 g', 1320],
      ['FIL-KEN', 'Kenya Nyeri AA 250 g', 1490],
      ['FIL-RWA', 'Rwanda Nyamasheke 250 g', 1280],
      ['FIL-COS', 'Costa Rica Tarrazú honey 250 g', 1390],
      ['FIL-GUA', 'Guatemala Huehuetenango 250 g', 1240],
      ['FIL-COL', 'Colombia Huila washed 250 g', 1190],
      ['FIL-PAN', 'Panama Geisha 100 g', 2890],
    ],
  },
  {
    category: 'Espresso',
    taste: 'espresso',
    rows: [
      ['ESP-HOUSE', 'House espresso 250 g', 990],
      ['ESP-HOUSE1K', 'House espresso 1 kg', 3490],
      ['ESP-SAN', 'Brazil Santos 250 g', 950],
      ['ESP-CER', 'Brazil Cerrado 1 kg', 3290],
      ['ESP-SUM', 'Sumatra Mandheling 250 g', 1150],
      ['ESP-NAP', 'Napoli dark roast 250 g', 890],
      ['ESP-IND', 'India Monsooned Malabar 250 g', 1050],
    ],
  },
  {
    category: 'Everyday blends',
    taste: 'blend',
    rows: [
      ['BLE-MOR', 'Morning blend 500 g', 1390],
      ['BLE-BAL', 'Baltic blend 250 g', 850],
      ['BLE-BAL1K', 'Baltic blend 1 kg', 2890],
      ['BLE-SUN', 'Sunday blend 500 g', 1450],
      ['BLE-XMAS', 'Winter spice blend 250 g', 1090],
    ],
  },
  {
    category: 'Decaf',
    taste: 'decaf',
    rows: [
      ['DEC-COL', 'Decaf Colombia sugar cane 250 g', 1290],
      ['DEC-ESP', 'Decaf espresso 250 g', 1090],
      ['DEC-HALF', 'Half-caf blend 500 g', 1490],
    ],
  },
  {
    category: 'Brewing gear',
    taste: 'gear',
    rows: [
      ['GEA-V60', 'V60 dripper, ceramic', 2490],
      ['GEA-FIL', 'Paper filters, 100', 590],
      ['GEA-AER', 'AeroPress', 3690],
      ['GEA-GRI', 'Hand grinder', 7900],
      ['GEA-SCA', 'Brewing scale', 4500],
      ['GEA-KET', 'Gooseneck kettle', 6900],
      ['GEA-TAB', 'Grinder cleaning tablets', 890],
      ['GEA-DES', 'Descaler, 500 ml', 990],
      ['GEA-CUP', 'Kaffa cup, 200 ml', 1490],
    ],
  },
  {
    category: 'Sweet things',
    taste: 'blend',
    rows: [
      ['SWE-OAT', 'Oat milk, 6 × 1 l', 1380],
      ['SWE-CHO', 'Dark chocolate with coffee, 80 g', 490],
      ['SWE-BIS', 'Cantuccini, 200 g', 590],
      ['SWE-HON', 'Heather honey, 250 g', 790],
    ],
  },
  {
    category: 'Wholesale',
    taste: 'wholesale',
    rows: [
      ['WHO-ESP5', 'House espresso, 5 kg', 14900],
      ['WHO-BAL5', 'Baltic blend, 5 kg', 12400],
      ['WHO-FIL5', 'Filter of the season, 5 kg', 17900],
      ['WHO-DEC1', 'Decaf espresso, 1 kg', 3690],
      ['WHO-SYR', 'Syrups, box of 6', 4200],
      ['WHO-CUP', 'Paper cups, 1,000', 6900],
    ],
  },
]

export const catalogue: readonly SampleProduct[] = shelves.flatMap(({ category, taste, rows }) =>
  rows.map(([code, name, price]) => ({ code, name, category, price, taste })),
)
