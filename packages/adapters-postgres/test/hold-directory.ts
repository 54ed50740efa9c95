import { setInterval } from 'node:timers';
import { openEmbedded } from '../src/embedded/open-embedded.ts';
import { populatedOrg } from './tenants.ts';

// A process of its own for embedded.test.ts: opens the directory, commits, says so, and waits to be killed.
const database = await openEmbedded({ directory: process.argv[2] ?? '' });
await populatedOrg(database.app);
process.stdout.write('open\n');
setInterval(() => undefined, 1000);
