import { randomBytes } from 'node:crypto';
import { ContainerModule } from 'inversify';
import { TOKENS } from '@relay/core/di';
import { type Clock, type IdSource, instantOf, type SecretSource } from '@relay/core/ports';

/** The machine's clock. */
const systemClock: Clock = { now: () => instantOf(Date.now()) };

/** UUID version 7 (RFC 9562): time-ordered, 74 random bits. */
const uuidV7: IdSource = {
  next() {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Date.now(), 0, 6);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  },
};

/** The operating system's random source. */
const systemSecrets: SecretSource = { secretHex: () => randomBytes(32).toString('hex') };

/** Binds clock, ids and secrets to this machine's. */
export const systemModule = (): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(TOKENS.clock).toConstantValue(systemClock);
    bind(TOKENS.ids).toConstantValue(uuidV7);
    bind(TOKENS.secrets).toConstantValue(systemSecrets);
  });
