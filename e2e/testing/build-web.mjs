import { buildWebIfNeeded } from '../../scripts/prepare/build-web.mjs'

/** The journeys go through the web app as it is built. */
export const setup = buildWebIfNeeded
