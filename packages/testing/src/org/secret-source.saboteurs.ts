import type { Saboteur } from '../tamper.ts';
import type { SecretSourceHarness, secretSourceLaws } from './secret-source.laws.ts';

const tamperSecret = (change: (secretHex: () => string) => () => string): Saboteur<SecretSourceHarness> => (honest) => ({
  ...honest,
  secrets: { secretHex: change(() => honest.secrets.secretHex()) },
  others: { secretHex: change(() => honest.others.secretHex()) },
});

/** One saboteur for each law of SecretSource. */
export const secretSourceSaboteurs = {
  'writes 256 bits as 64 lower-case hex digits': tamperSecret((secretHex) => () => secretHex().slice(0, 32)),
  'never repeats a secret': tamperSecret((secretHex) => {
    const pool = Array.from({ length: 9_000 }, secretHex);
    let drawn = 0;
    return () => pool[(drawn += 1) % pool.length] ?? '';
  }),
  'makes secrets that no other source makes': (honest) => {
    const drawn: string[] = [];
    const draw = (): string => {
      const secret = honest.secrets.secretHex();
      drawn.push(secret);
      return secret;
    };
    return { ...honest, secrets: { secretHex: draw }, others: { secretHex: () => drawn.shift() ?? draw() } };
  },
  'leaves no digit of a secret predictable': tamperSecret((secretHex) => () => `${secretHex().slice(0, 56)}00000000`),
} satisfies { readonly [Law in keyof typeof secretSourceLaws]: Saboteur<SecretSourceHarness> };
