// Real zones for code that takes its offsets as values: what a place's clock showed, from the tables that the browsers use as well.

import type { Moment, OffsetAt } from '../../core/day.ts';

/** Zones with every oddity: half and three-quarter hours, changes of half an hour and of two, at midnight, backwards, and a skipped day. */
export const ZONES = [
  'UTC', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'America/St_Johns', 'America/Santiago', 'Africa/Casablanca', 'Africa/Cairo',
  'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Tokyo', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Antarctica/Troll', 'Pacific/Chatham', 'Pacific/Apia',
  'Pacific/Kiritimati', 'Pacific/Pago_Pago',
] as const;

/** The offsets of a zone. */
export function offsetsOf(zone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (epochMs) => {
    const name = format.formatToParts(epochMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
    return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}

/** The moment of an instant in a zone. */
export function momentIn(zone: string, instant: string | number): Moment {
  const epochMs = typeof instant === 'number' ? instant : Date.parse(instant);
  return { epochMs, offsetMinutes: offsetsOf(zone)(epochMs) };
}
