import { setTimeout as sleep } from 'node:timers/promises'
import { systemCtx } from '../../packages/server/src/records/index.ts'
import { alignIndexes } from '../../packages/server/src/records/shape/align-indexes.ts'
import { createField } from '../../packages/server/src/records/shape/shape-field.ts'
import { forgetWrites } from '../api/forget-writes.ts'
import { defineBenchmark, secondsOf } from '../kit/benchmark.ts'
import { jobHandle, type World } from '../kit/world.ts'

/** Writes go on from before until after the field is there. */
const writing = { connections: 4, milliseconds: 3000 }

export default defineBenchmark({
  title:
    'Adding a field to contacts while others write to them: how long it takes, and how long a write has to wait',
  needs: 'sample',
  async open(world) {
    const { pool, services } = world
    const ctx = systemCtx(services, 'Benchmark')
    const { rows } = await pool.query<{ id: string }>('select id from contact order by id limit 500')
    let fields = 0
    const waits: number[] = []
    const addOnce = async () => {
      const writes = writeTo(
        world,
        rows.map(({ id }) => id),
      )
      await sleep(writing.milliseconds / 3)
      const took = await secondsOf(() =>
        createField(ctx, 'contact', { label: `Bench ${++fields}`, kind: 'text' }),
      )
      waits.push((await writes).longest)
      return took
    }
    return {
      measurements: [
        {
          what: 'until the field is there',
          unit: 's',
          better: 'less',
          rounds: 3,
          bar: 'add-field',
          ours: addOnce,
        },
        // Of the writes that went on while those were added.
        {
          what: 'the slowest write meanwhile',
          unit: 'ms',
          better: 'less',
          rounds: 1,
          ours: async () => Math.max(...waits),
        },
        {
          what: 'its index, built beside the work',
          unit: 's',
          better: 'less',
          rounds: 1,
          ours: async () => (await secondsOf(() => alignIndexes.run({}, jobHandle(services)))) / fields,
        },
      ],
      close: () => removeFields(world),
    }
  },
})

const writeTo = ({ load, address, authorization }: World, ids: readonly string[]) =>
  load.ask({
    address,
    authorization,
    requests: ids.map((id) => ({
      method: 'PATCH',
      path: `/api/v1/contacts/${id}`,
      body: '{"jobTitle":"Taster §"}',
    })),
    ...writing,
  })

/** Fields, their columns and indexes go for good, so that the next benchmark finds the business as it was. */
async function removeFields({ pool, services }: World): Promise<void> {
  const { rows } = await pool.query<{ column: string }>(
    `delete from field_definition where object = 'contact' and label like 'Bench %' returning "column"`,
  )
  for (const { column } of rows) await pool.query(`alter table contact drop column "${column}"`)
  await services.definitions.reload()
  await forgetWrites(pool)
}
