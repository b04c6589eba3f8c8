import { en } from './en';

export type WordKey = keyof typeof en;
type Values = Readonly<Record<string, string | number>>;

/** The sentence of a key, with its `{names}` filled in. */
export function say(key: WordKey, values: Values = {}): string {
  return en[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const plural = new Intl.PluralRules('en');

/** The sentence for a number of things: `key.one` for one, `key.other` for the rest. */
export function sayCount(stem: CountedStem, count: number, values: Values = {}): string {
  return say(plural.select(count) === 'one' ? `${stem}.one` : `${stem}.other`, { count, ...values });
}

type CountedStem = {
  [K in WordKey]: K extends `${infer Stem}.one` ? (`${Stem}.other` extends WordKey ? Stem : never) : never;
}[WordKey];

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment (RFC 3339) in the person's own time zone. */
export function sayMoment(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : moment.format(date);
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** A day (`2026-11-21`), which is the same one everywhere. It stays on one line. */
export function sayDay(on: string): string {
  const date = new Date(`${on}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? on : day.format(date).replaceAll(' ', '\u00a0');
}

/** A length of time given in milliseconds. */
export function sayDuration(durationMs: number): string {
  if (durationMs < 1) return say('duration.instant');
  if (durationMs < 1000) return say('duration.milliseconds', { count: Math.round(durationMs) });
  return say('duration.seconds', { count: (durationMs / 1000).toFixed(1) });
}
