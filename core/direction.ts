/** Which way a language is written. */
const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction in which a language is written, for `dir`. `language` is a tag such as `en` or `pt-BR`; the script of `ku-Latn` is heeded. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [name = '', second = ''] = language.split('-');
  if (second.length === 4) return ['Arab', 'Hebr', 'Thaa'].includes(second) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(name.toLowerCase()) ? 'rtl' : 'ltr';
}
