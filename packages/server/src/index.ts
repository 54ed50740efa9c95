/** The composition root that ships, for hosts that want to rebind one of its ports. */
export { composeRelay, openDatabase, type OpenDatabase } from './compose/open-database.ts';
export type { Settings } from './compose/settings.ts';
