import { contact } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { resolveTwins } from '../twins/resolve-twins.ts'
import { areLookedFor, type TwinsToTake } from '../twins/twins-to-take.ts'

/**
 * Finds whom those look like whom no key and no address knows, and where it was chosen gives their sales to these. Two keys that are taken for one person and are
 * both new become one: `same_as` names the first.
 */
export async function takeTwinCustomers(ctx: Ctx, twins: TwinsToTake): Promise<void> {
  if (!areLookedFor(twins)) return
  await sql`
    create temporary table applying_new on commit drop as
    select uuid_v7() as id, first_row as no, person_key as key,
      jsonb_strip_nulls(jsonb_build_object('name', left(name, 300), 'email', email, 'phone', phone, 'country', country)) as fields
    from applying_person where contact_id is null`.execute(ctx.db)
  await resolveTwins(ctx, ctx.registry.object(contact.name), twins.atLeast)
  await twins.onFound?.(ctx)
  if (twins.choice !== 'complete') return
  await sql`
    update applying_person as person set contact_id = root.there_id, same_as = first.key
    from applying_root as root
    join applying_new as newcomer using (no)
    left join applying_new as first on first.no = root.root_no
    where person.person_key = newcomer.key`.execute(ctx.db)
}

/** Those who are the same as another of the file become that one, now that it is there. */
export async function joinTwinCustomers({ db }: Ctx): Promise<void> {
  await sql`
    update applying_person as person set contact_id = first.contact_id
    from applying_person as first where first.person_key = person.same_as`.execute(db)
}
