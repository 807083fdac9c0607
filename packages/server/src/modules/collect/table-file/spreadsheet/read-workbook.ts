import { spreadsheetTooLarge } from '../table-problems.ts'
import { type DateSystem, isDateFormat, unescapeText } from './cell-text.ts'
import { attribute, GatheredText, readXml, type XmlHandler } from './read-xml.ts'
import type { ZipArchive } from './zip-archive.ts'

/** Where the parts of a workbook are, as its own parts tell. */
export interface Workbook {
  path: string
  /** Targets of the sheets, in their order, hidden ones last. */
  sheets: string[]
  styles: string | undefined
  sharedTexts: string | undefined
  dateSystem: DateSystem
}

/** Reads the index of a workbook. @throws Problem `import.not-a-table` when a part is missing */
export async function readWorkbook(zip: ZipArchive): Promise<Workbook> {
  const root = zip.names.includes('_rels/.rels') ? await readRelations(zip, '_rels/.rels') : []
  const path =
    root.find(({ type }) => type === 'officeDocument')?.target.replace(/^\//, '') ?? 'xl/workbook.xml'
  const relations = await readRelations(zip, path.replace(/([^/]+)$/, '_rels/$1.rels'))
  const targetOf = (type: string) => relations.find((relation) => relation.type === type)?.target
  const sheets: Array<{ id: string | undefined; hidden: boolean }> = []
  let dateSystem: DateSystem = 1900
  await readAll(zip, path, {
    open(name, attributes) {
      if (name === 'sheet')
        sheets.push({
          id: attribute(attributes, 'id'),
          hidden: (attributes.state ?? 'visible') !== 'visible',
        })
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) dateSystem = 1904
    },
  })
  sheets.sort((a, b) => Number(a.hidden) - Number(b.hidden))
  const worksheets = relations.filter(({ type }) => type === 'worksheet')
  return {
    path,
    sheets: sheets.flatMap(({ id }) => worksheets.find((sheet) => sheet.id === id)?.target ?? []),
    styles: targetOf('styles'),
    sharedTexts: targetOf('sharedStrings'),
    dateSystem,
  }
}

async function readRelations(zip: ZipArchive, path: string) {
  const relations: Array<{ id: string; type: string; target: string }> = []
  await readAll(zip, path, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name === 'Relationship') relations.push({ id: Id, type: Type.split('/').at(-1)!, target: Target })
    },
  })
  return relations
}

/** Whether numbers in a style are dates, by index of the style. A workbook without styles has none. */
export async function readStyles(zip: ZipArchive, path: string): Promise<boolean[]> {
  if (!zip.names.includes(path)) return []
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  await readAll(zip, path, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      const id = Number(attributes.numFmtId ?? 0)
      if (name === 'xf' && inCells) styles.push(isDateFormat(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** Texts are the one part that has to be held whole: their characters are counted. */
const mostTextCharacters = 100_000_000

/** The texts that cells point to by number. */
export async function readSharedTexts(zip: ZipArchive, path: string): Promise<string[]> {
  if (!zip.names.includes(path)) return []
  const texts: string[] = []
  const text = new GatheredText()
  let characters = 0
  let wanted = false
  let inPhonetic = false
  await readAll(zip, path, {
    open(name) {
      if (name === 'rPh') inPhonetic = true
      if (name === 't') wanted = !inPhonetic
    },
    text(piece) {
      if (wanted) text.add(piece)
    },
    close(name) {
      if (name === 't') wanted = false
      if (name === 'rPh') inPhonetic = false
      if (name !== 'si') return
      const whole = unescapeText(text.take())
      // Each text costs memory of its own, also an empty one.
      characters += whole.length + 16
      if (characters > mostTextCharacters) throw spreadsheetTooLarge()
      texts.push(whole)
    },
  })
  return texts
}

async function readAll(zip: ZipArchive, path: string, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(zip.read(path), handler));
}
