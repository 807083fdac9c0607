-- Texts are folded for every index by which people search and sort, and most have no accents to take off. A function whose body is one expression of its
-- kind becomes a part of the statement; one that says of something merely stable that it never changes is called instead, which takes five times as long.
-- So only that part is called, and only where a text has other letters than those of ASCII, which all are one byte long in UTF-8 and no others are.
create function without_accents(text) returns text language sql immutable strict parallel safe
  return public.unaccent('public.unaccent'::regdictionary, $1);

-- It says the same of every text as before, so what is indexed stays as it is. Not declared strict, which would forbid its becoming a part of the statement.
do $$
begin
  if getdatabaseencoding() = 'UTF8' then
    create or replace function fold(text) returns text language sql immutable parallel safe
      return lower(case when octet_length($1) = length($1) then $1 else public.without_accents($1) end);
  end if;
end
$$;
