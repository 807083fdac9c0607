import { totalmem } from 'node:os'

/** How the embedded PostgreSQL listens: on a Unix socket (faster, and nobody else's port), else on the loopback. */
export type Listening = { socketDirectory: string } | { port: number }

/** What to set; given on the command line at each start, so that a new version of ours applies to old databases too. */
export function serverSettings(listening: Listening, durable: boolean): Record<string, string> {
  return {
    ...listeningSettings(listening),
    ...memorySettings(totalmem()),
    ...ourSettings,
    ...(durable ? {} : forgetful),
  }
}

const ourSettings = {
  max_connections: '80',
  // Our statements are short; compiling them costs more than it saves.
  jit: 'off',
  // Solid-state disks are the rule.
  random_page_cost: '1.1',
  // Imports write much in bursts: fewer checkpoints, spread out.
  max_wal_size: '4GB',
  min_wal_size: '160MB',
  checkpoint_timeout: '15min',
  // Packing the pages of new indexes took a third of the time of an import; the disk takes them as they are.
  wal_compression: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
}

/** For tests only: a crash of the machine may lose everything. */
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
}

function listeningSettings(listening: Listening): Record<string, string> {
  if ('port' in listening) {
    return { listen_addresses: '127.0.0.1', port: String(listening.port), unix_socket_directories: '' }
  }
  // A list of quoted folders: a path may hold spaces and commas.
  const quoted = `"${listening.socketDirectory.replaceAll('"', '""')}"`
  return {
    listen_addresses: '',
    unix_socket_directories: quoted,
    unix_socket_permissions: '0700',
    port: '5432',
  }
}

/** Shares of the machine's memory that leave room for the application on a machine of 4 GB. */
function memorySettings(totalBytes: number): Record<string, string> {
  const megabytes = Math.floor(totalBytes / 1024 / 1024)
  const between = (low: number, value: number, high: number) =>
    Math.round(Math.min(Math.max(low, value), high))
  return {
    shared_buffers: `${between(128, megabytes / 8, 2048)}MB`,
    effective_cache_size: `${between(256, megabytes / 2, 65_536)}MB`,
    work_mem: `${between(8, megabytes / 256, 64)}MB`,
    maintenance_work_mem: `${between(64, megabytes / 32, 512)}MB`,
  }
}
