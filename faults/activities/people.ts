import type { Shop } from '../kit/shop.ts'

/** More than are changed while one waits, so that changing all of them is work for the background. */
export const peopleCount = 10_600

/** The people who are there before any harm is done; all live in one city, by which they are found. */
export const allOfThem = { field: 'city', op: 'is', value: 'Basel' }

/** Makes them, once in a shop. */
export async function makePeople(shop: Shop): Promise<void> {
  await shop.rows(
    `with people as (
       insert into contact (name, email, city, job_title)
       select 'Ann No' || at, 'ann' || at || '@post.example', 'Basel', 'at first' from generate_series(1, $1::integer) as at returning id
     )
     insert into consent (contact_id, channel, state, decided_at) select id, 'email', 'given', '2026-01-01' from people`,
    [peopleCount],
  )
  await shop.rows('analyze contact')
}
