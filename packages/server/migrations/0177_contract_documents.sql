-- Files that belong to a contract besides the quote that was signed.
alter table contract add column documents file_list;
