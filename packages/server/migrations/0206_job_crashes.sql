-- How often the process that did a job ended under it. The jobs are the queue's own and may not be there yet, so nothing refers to them.
create table job_crash (
  job_id bigint primary key,
  crashes integer not null
);
