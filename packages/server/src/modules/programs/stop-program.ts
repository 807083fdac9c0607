import { sql } from 'kysely'
import { type Ctx, inChangeSet, update } from '../../records/index.ts'
import { noSuchProgram } from './problems.ts'

/** Stops a program: what has not been sent yet is not sent. Who was drawn stays drawn, so what was sent can still be judged. */
export async function stopProgram(ctx: Ctx, id: string): Promise<void> {
  await inChangeSet(ctx, { kind: 'program', label: 'Stopped a program' }, async (inside) => {
    const { rows } = await sql<{
      status: string
    }>`select status from program where id = ${id} and deleted_at is null for no key update`.execute(
      inside.db,
    )
    if (!rows[0]) throw noSuchProgram()
    if (rows[0].status !== 'running') return
    await update(inside, inside.registry.object('program'), id, { status: 'stopped' }, { trusted: true })
    await sql`
      update message set status = 'failed', problem = 'The program was stopped before it was sent', updated_at = now()
      where program_id = ${id} and status = 'queued'
    `.execute(inside.db)
  })
}
