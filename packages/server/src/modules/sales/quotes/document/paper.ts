import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkit'
import PDFDocument from 'pdfkit'

/** The looks of a text. */
export interface TextLook {
  font?: keyof typeof fontFiles
  size?: number
  color?: string
  align?: 'left' | 'right' | 'center'
  lineGap?: number
  /** All figures as wide as each other, so that they stand below each other. */
  figures?: boolean
}

/** Both families hold Latin, Cyrillic and Greek letters; each is put into the PDF with the letters used. */
const fontFiles = {
  text: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  strong: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  serif: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
} as const

/** A font that pdfkit takes as it is. */
type ParsedFont = PDFKit.Mixins.PDFFontSource

let fonts: Promise<[string, ParsedFont][]> | undefined

/** The fonts are read and parsed once: parsing takes longer than drawing, and a parsed font holds nothing of a document. */
const loadFonts = (): Promise<[string, ParsedFont][]> => {
  fonts ??= Promise.all(
    Object.entries(fontFiles).map(async ([name, file]): Promise<[string, ParsedFont]> => {
      const font: unknown = create(await readFile(fileURLToPath(import.meta.resolve(file))))
      return [name, font as ParsedFont]
    }),
  )
  return fonts
}

/** Colours of paper; the accent is the business's own. */
export const ink = '#1e1c19'
export const muted = '#6a655c'
export const hairline = '#ded8cc'

/** Points from the edge of the page to the text. */
const margins = { top: 54, bottom: 72, left: 56, right: 56 }

export interface PaperOptions {
  title: string
  author: string
  language: string
  size: 'A4' | 'LETTER'
  accent: string
  createdAt: Date
}

/** A document that is written from top to bottom; whatever does not fit goes on the next page. All measures in points. */
export interface Paper {
  pdf: PDFKit.PDFDocument
  accent: string
  left: number
  width: number
  /** Where the next thing goes. */
  y: number
  /** Writes a text at a place and answers with its height. */
  text(text: string, at: { x: number; y: number; width: number }, look?: TextLook): number
  heightOf(text: string, width: number, look?: TextLook): number
  widthOf(text: string, look?: TextLook): number
  rule(y: number, look?: { color?: string; x?: number; width?: number; thickness?: number }): void
  /** Begins a new page when less than this is left; answers whether it did. */
  need(height: number): boolean
  /** Ends the document, once `onEachPage` has written what stands on every page. */
  finish(onEachPage: (page: number, pages: number) => void): Promise<Buffer>
}

/** Takes a fresh sheet. */
export async function takePaper(options: PaperOptions): Promise<Paper> {
  const pdf = new PDFDocument({
    size: options.size,
    margins: { ...margins, bottom: 0 },
    bufferPages: true,
    font: '',
    lang: options.language,
    displayTitle: true,
    info: {
      Title: options.title,
      Author: options.author,
      Creator: 'Regulars',
      CreationDate: options.createdAt,
    },
  })
  for (const [name, data] of await loadFonts()) pdf.registerFont(name, data)
  const chunks: Buffer[] = []
  const ended = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  return writeOn(pdf, options.accent, ended)
}

function writeOn(pdf: PDFKit.PDFDocument, accent: string, ended: Promise<Buffer>): Paper {
  const use = ({ font = 'text', size = 9, color = ink }: TextLook = {}) =>
    pdf.font(font).fontSize(size).fillColor(color)
  const optionsOf = ({ align, lineGap = 2, figures }: TextLook = {}) => ({
    align,
    lineGap,
    ...(figures ? { features: ['tnum'] as PDFKit.Mixins.OpenTypeFeatures[] } : {}),
  })
  const paper: Paper = {
    pdf,
    accent,
    left: margins.left,
    width: pdf.page.width - margins.left - margins.right,
    y: margins.top,
    text(text, { x, y, width }, look) {
      const height = paper.heightOf(text, width, look)
      pdf.text(text, x, y, { width, ...optionsOf(look) })
      return height
    },
    heightOf: (text, width, look) => use(look).heightOfString(text, { width, ...optionsOf(look) }),
    widthOf: (text, look) => use(look).widthOfString(text, optionsOf(look)),
    rule(y, { color = hairline, x = margins.left, width = paper.width, thickness = 0.6 } = {}) {
      pdf
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(thickness)
        .strokeColor(color)
        .stroke()
    },
    need(height) {
      if (paper.y + height <= pdf.page.height - margins.bottom) return false
      pdf.addPage()
      paper.y = margins.top + 26
      return true
    },
    finish(onEachPage) {
      const { count } = pdf.bufferedPageRange()
      for (let page = 0; page < count; page++) {
        pdf.switchToPage(page)
        onEachPage(page + 1, count)
      }
      pdf.end()
      return ended
    },
  }
  return paper
}
