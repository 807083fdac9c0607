import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'

const lines = Array.from({ length: 40 }, (_, at) => ({
  name: `Beans of the month, lot ${at + 1}`,
  description: 'Washed, from one farm, roasted on the day it leaves.',
  quantity: 1 + (at % 7),
  unit: 'kg',
  unitPrice: 2000 + 37 * at,
  discountShare: at % 5 === 0 ? 0.1 : null,
}))

export default defineBenchmark({
  title: 'A quote of 40 lines over HTTP: as a PDF, and read as JSON beside it',
  needs: 'nothing',
  async open({ address, authorization, pool }) {
    const ask = async (method: string, path: string, body?: object) => {
      const headers = { authorization, ...(body ? { 'content-type': 'application/json' } : {}) }
      const request = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
      const answer = await fetch(`${address}/api/v1/${path}`, request)
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
      return answer
    }
    const made = await ask('POST', 'quotes', { title: 'Benchmark' })
    const { id } = (await made.json()) as { id: string }
    await ask('PUT', `quotes/${id}/lines`, { lines })
    const drawn = async () => {
      const pdf = Buffer.from(await (await ask('GET', `quotes/${id}/document.pdf`)).arrayBuffer())
      if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('What came is no PDF.')
    }
    return {
      measurements: [
        {
          what: `${lines.length} lines`,
          unit: 's',
          better: 'less',
          bar: 'quote-pdf',
          ours: () => secondsOf(drawn),
          baseline: {
            what: 'the same as JSON',
            measure: () => secondsOf(async () => (await ask('GET', `quotes/${id}`)).text()),
          },
        },
      ],
      close: async () => void (await pool.query('delete from quote where id = $1', [id])),
    }
  },
})
