/** Currencies that call their unit a dollar, by the word before it; the empty word is a dollar of unsaid country. */
const DOLLARS: ReadonlyMap<string, string> = new Map([
  ['australian', 'AUD'], ['aussie', 'AUD'], ['us', 'USD'], ['american', 'USD'], ['canadian', 'CAD'], ['singapore', 'SGD'],
  ['singaporean', 'SGD'], ['kiwi', 'NZD'], ['hong kong', 'HKD'], ['new zealand', 'NZD'],
]);

/** ISO 4217 codes whose unit is a dollar. */
const DOLLAR_CODES: readonly string[] = ['AUD', 'USD', 'NZD', 'CAD', 'SGD', 'HKD', 'TWD', 'FJD', 'JMD', 'BBD', 'NAD'];

/** Names of currencies, and codes as people say or write them. A `dollar` has no country yet. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['dollar', 'dollar'], ['dollars', 'dollar'], ['buck', 'dollar'], ['bucks', 'dollar'],
  ['pound', 'GBP'], ['pounds', 'GBP'], ['quid', 'GBP'], ['sterling', 'GBP'], ['euro', 'EUR'], ['euros', 'EUR'],
  ['yen', 'JPY'], ['yuan', 'CNY'], ['renminbi', 'CNY'], ['rmb', 'CNY'], ['rupee', 'INR'], ['rupees', 'INR'], ['rand', 'ZAR'],
  ['franc', 'CHF'], ['francs', 'CHF'], ['ringgit', 'MYR'], ['baht', 'THB'], ['rupiah', 'IDR'], ['dirham', 'AED'],
  ['dirhams', 'AED'], ['peso', 'peso'], ['pesos', 'peso'], ['krona', 'krone'], ['kronor', 'krone'], ['krone', 'krone'],
  ['kroner', 'krone'], ['aud', 'AUD'], ['usd', 'USD'], ['nzd', 'NZD'], ['gbp', 'GBP'], ['eur', 'EUR'], ['cad', 'CAD'],
  ['sgd', 'SGD'], ['hkd', 'HKD'], ['jpy', 'JPY'], ['cny', 'CNY'], ['inr', 'INR'], ['zar', 'ZAR'], ['chf', 'CHF'],
]);

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'dollar'], ['\u00a3', 'GBP'], ['\u20ac', 'EUR'], ['\u00a5', 'JPY'], ['\u20b9', 'INR'],
]);

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['a', 'AUD'], ['au', 'AUD'], ['us', 'USD'], ['nz', 'NZD'], ['c', 'CAD'], ['ca', 'CAD'], ['s', 'SGD'], ['hk', 'HKD'],
]);

/** Codes of currencies named by a word that several countries use. */
const FAMILIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['dollar', DOLLAR_CODES],
  ['peso', ['MXN', 'PHP', 'ARS', 'CLP', 'COP', 'UYU', 'DOP']],
  ['krone', ['SEK', 'NOK', 'DKK', 'ISK']],
]);

/** All currency signs. */
export const CURRENCY_SIGNS: string = [...SIGNS.keys()].join('');

/** A currency that the words name; `family` when several countries use the word. */
export interface NamedCurrency {
  readonly code?: string;
  readonly family?: string;
}

const named = (code: string | undefined): NamedCurrency | undefined =>
  code === undefined ? undefined : FAMILIES.has(code) ? { family: code } : { code };

/** The currency of a sign, with the letters glued before it ("A$"). */
export function currencyOfSign(sign: string, prefix: string): NamedCurrency | undefined {
  const code = SIGNS.get(sign);
  const country = code === 'dollar' ? PREFIXES.get(prefix) : undefined;
  return named(country ?? code);
}

/** The currency of a folded word ("bucks", "aud"). */
export const currencyOfWord = (word: string): NamedCurrency | undefined => named(NAMES.get(word));

/** The dollar of a country adjective ("australian", "hong kong"). */
export const dollarOf = (adjective: string): string | undefined => DOLLARS.get(adjective);

/** The code of a named currency; a shared word means the context's when it is one of the family. */
export function codeOf(currency: NamedCurrency, contextCurrency: string): string {
  if (currency.code !== undefined) return currency.code;
  const codes = FAMILIES.get(currency.family ?? '') ?? [];
  if (codes.includes(contextCurrency)) return contextCurrency;
  return currency.family === 'dollar' ? 'USD' : (codes[0] as string);
}

const WITHOUT_MINOR = new Set(['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF']);
const WITH_THREE = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** Digits of a currency's minor unit, ISO 4217 list one: 2 unless listed. */
export const minorDigitsOf = (code: string): number => (WITHOUT_MINOR.has(code) ? 0 : WITH_THREE.has(code) ? 3 : 2);
