-- What a scan for duplicates asks of every name: as quick as it can be said in SQL. Words are now sorted within its own statements, where no function has to be started for each record.

-- The words of a name as they are compared: folded, what is no letter or digit parts them.
create or replace function name_words(text) returns text[] language sql immutable strict parallel safe
  return string_to_array(
    btrim(regexp_replace(translate(fold($1),
      'абвгдезийклмнопрстуфхыэ', 'abvgdeziiklmnoprstufhye'), '[^[:alnum:]]+', ' ', 'g')), ' ');

drop function sorted_words(text[]);
drop function sorted_sounds(text[]);
drop function sorted_initials(text[]);
