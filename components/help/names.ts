/** Names of countries, languages and dates, as the browser knows them in the person's language. */

/** Names a country by its two letters; letters that mean nothing are given back. */
export function regionNames(language: string): (country: string) => string {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
  return (country) => names.of(country) ?? country;
}

/** Several languages as a list, in the person's language. */
export function languageList(tags: readonly string[], language: string): string {
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(tags.map((tag) => names.of(tag) ?? tag));
}

/** A day (`2026-11-25`), month (`2026-11`) or year (`2026`) as it is written out. */
export function dateName(date: string, language: string): string {
  const [year, month, day] = date.split('-');
  const time = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  return new Date(time).toLocaleDateString(language, {
    year: 'numeric',
    ...(month ? { month: 'long' } : {}),
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  });
}
