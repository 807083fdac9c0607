/** The contact as the API answers it, written by hand. */
export const contactJson = `id, name, first_name as "firstName", last_name as "lastName", email, phone, lifecycle,
  customer_number as "customerNumber", company_id as "companyId", job_title as "jobTitle", birthday, pronouns, language,
  preferred_channel as "preferredChannel", street, postcode, city, region, country, tags, source, about,
  order_count as "orderCount", revenue, first_order_on as "firstOrderOn", last_order_on as "lastOrderOn",
  last_seen_at as "lastSeenAt", owner_id as "ownerId", created_at as "createdAt", updated_at as "updatedAt", version,
  created_by_id as "createdById", change_set_id as "changeSetId"`

/** One page of contacts as a statement. */
export const pageOf = (where: string, order = 'fold(name) collate "C", id'): string => `
  select '{"data":' || json_agg(row_to_json(record))::text || '}' as json from (
    select ${contactJson} from contact where deleted_at is null ${where} order by ${order} limit 50
  ) as record`
