import { type DomainError, err, ok, type Result } from '../kernel/result.ts';
import type { OrgSettings } from './profile.ts';

/** A setting that cannot be used; `field` names it. */
export interface InvalidSettings extends DomainError<'invalid-settings'> {
  readonly field: keyof OrgSettings;
}

const accepts = (attempt: () => unknown): boolean => {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
};

/** Whether the runtime knows the IANA time zone. */
export const isTimeZone = (value: string): boolean =>
  value.length <= 64 && accepts(() => new Intl.DateTimeFormat('en', { timeZone: value }));

/** Whether the value is one well-formed BCP 47 tag. */
export const isLocale = (value: string): boolean => value.length <= 35 && accepts(() => new Intl.Locale(value));

/** Whether the value is an ISO 4217 code that the runtime knows. */
export const isCurrency = (value: string): boolean => /^[A-Z]{3}$/.test(value) && Intl.supportedValuesOf('currency').includes(value);

/** Whether the value has the shape of an ISO 3166-1 alpha-2 code that the runtime can name. */
export const isRegion = (value: string): boolean =>
  /^[A-Z]{2}$/.test(value) && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(value) !== undefined;

const refuse = (field: keyof OrgSettings, message: string) => err<InvalidSettings>({ kind: 'invalid-settings', field, message });

/** Checks an organisation's settings. */
export function checkSettings(settings: OrgSettings): Result<OrgSettings, InvalidSettings> {
  const { name, timeZone, locale, currency, region } = settings;
  if (name.trim() === '' || name.length > 200) return refuse('name', 'name must be 1 to 200 characters.');
  if (!isTimeZone(timeZone)) return refuse('timeZone', 'timeZone must be an IANA time zone, such as Australia/Sydney.');
  if (!isLocale(locale)) return refuse('locale', 'locale must be a BCP 47 tag, such as en-AU.');
  if (!isCurrency(currency)) return refuse('currency', 'currency must be an ISO 4217 code, such as AUD.');
  if (!isRegion(region)) return refuse('region', 'region must be an ISO 3166-1 alpha-2 code, such as AU.');
  return ok(settings);
}
