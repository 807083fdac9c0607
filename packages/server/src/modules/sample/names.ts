/** Names and places of the people of the sample business. All made up; addresses end in .example, where no mail can arrive. */
export interface NameSet {
  language: string
  country: string
  first: readonly string[]
  last: readonly string[]
  cities: ReadonlyArray<readonly [city: string, postcode: string]>
  streets: readonly string[]
}

const words = (text: string): string[] => text.split(' ')

export const nameSets: ReadonlyArray<NameSet & { weight: number }> = [
  {
    weight: 0.72,
    language: 'pl',
    country: 'PL',
    first: words(
      'Marta Anna Katarzyna Zofia Hanna Julia Maja Zuzanna Alicja Magdalena Agnieszka Ewa Joanna Natalia Karolina Monika Dorota Barbara Iwona Beata Piotr Jan Jakub Antoni Szymon Franciszek Tomasz Paweł Marcin Michał Krzysztof Andrzej Łukasz Mateusz Bartosz Wojciech Kamil Rafał Grzegorz Adam',
    ),
    last: words(
      'Kowalczyk Nowak Wiśniewska Wójcik Kamińska Lewandowska Zielińska Szymańska Woźniak Dąbrowska Kozłowska Mazur Jankowska Kwiatkowska Krawczyk Kaczmarek Piotrowska Grabowska Pawłowska Michalska Król Zając Wieczorek Jabłońska Wróbel Majewska Olszewska Stępień Malinowska Jaworska Adamczyk Dudek Nowicka Pawlak Górska Witkowska Walczak Sikora Baran Rutkowska',
    ),
    cities: [
      ['Gdańsk', '80-244'],
      ['Gdańsk', '80-437'],
      ['Sopot', '81-717'],
      ['Gdynia', '81-372'],
      ['Gdynia', '81-531'],
      ['Tczew', '83-110'],
      ['Elbląg', '82-300'],
      ['Warszawa', '00-545'],
      ['Poznań', '61-809'],
      ['Kraków', '31-042'],
    ],
    streets: [
      'ul. Długa',
      'ul. Morska',
      'ul. Lipowa',
      'ul. Ogrodowa',
      'ul. Słowackiego',
      'ul. Polna',
      'ul. Kościuszki',
      'al. Grunwaldzka',
    ],
  },
  {
    weight: 0.14,
    language: 'de',
    country: 'DE',
    first: words(
      'Lena Hannah Mia Emma Sophie Clara Greta Johanna Ute Sabine Jonas Felix Paul Leon Maximilian Jürgen Stefan Matthias Björn Tobias',
    ),
    last: words(
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann Krüger Hofmann Lange',
    ),
    cities: [
      ['Berlin', '10435'],
      ['Hamburg', '20357'],
      ['Leipzig', '04109'],
      ['Rostock', '18055'],
    ],
    streets: ['Lindenstraße', 'Hauptstraße', 'Gartenweg', 'Am Markt', 'Schillerstraße'],
  },
  {
    weight: 0.08,
    language: 'en',
    country: 'GB',
    first: words(
      'Olivia Amelia Isla Grace Aoife Priya Fatima Chloe Oliver George Noah Arthur Callum Rhys Dev Kwame Imogen Freya Harriet Theo',
    ),
    last: words(
      'Smith Jones Taylor Brown Williams Evans Patel Khan O’Brien Murphy Okafor Walker Hughes Green Hall Wood Clarke Shah Begum Campbell',
    ),
    cities: [
      ['London', 'E8 3PH'],
      ['Edinburgh', 'EH6 6RA'],
      ['Bristol', 'BS3 1QT'],
    ],
    streets: ['High Street', 'Church Lane', 'Victoria Road', 'Mill Lane'],
  },
  {
    weight: 0.06,
    language: 'uk',
    country: 'PL',
    first: words('Олена Ірина Наталія Тетяна Юлія Оксана Андрій Сергій Олександр Дмитро Іван Максим'),
    last: words('Шевченко Коваленко Бондаренко Ткаченко Мельник Кравченко Олійник Шевчук Поліщук Лисенко'),
    cities: [
      ['Gdańsk', '80-209'],
      ['Gdynia', '81-310'],
    ],
    streets: ['ul. Kartuska', 'ul. Chylońska', 'ul. Wielkopolska'],
  },
]

export const companyNames: readonly string[] = [
  'Hotel Linde',
  'Café Bursztyn',
  'Studio Północ',
  'Biuro Dok',
  'Bar Latarnia',
  'Restauracja Mewa',
  'Hostel Kotwica',
  'Piekarnia Zboże',
  'Księgarnia Zakładka',
  'Kino Muza',
  'Bistro Molo',
  'Galeria Stocznia',
  'Coworking Żuraw',
  'Cukiernia Malina',
  'Dom Zdrojowy',
  'Klub Sztorm',
  'Teatr Wybrzeże Café',
  'Pensjonat Wydma',
  'Śniadaniownia Poranek',
  'Kawiarnia Fikus',
]

export const companyIndustries: readonly string[] = ['Hotel', 'Café', 'Restaurant', 'Office', 'Culture']

const letters: Record<string, string> = { ł: 'l', Ł: 'L', ß: 'ss', '’': '', ' ': '.' }
const cyrillic = 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'
const latin = 'a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch  yu ya'.split(' ')

/** A text in plain small Latin letters, as people make addresses out of names. */
export function plainLetters(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => {
      const at = cyrillic.indexOf(letter)
      return at >= 0 ? latin[at] : (letters[letter] ?? letter)
    })
    .join('')
    .normalize('NFD')
    .replace(/[^a-z0-9.]/g, '')
}
