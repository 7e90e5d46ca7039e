/**
 * What a passphrase has to be: long enough, and not one of those that everybody tries first. No letters or digits are asked for: length is
 * what counts, and rules about signs make passphrases that are hard to keep in mind and easy to guess.
 */
import { lengthOf } from './text.ts';

/** The least number of user-perceived characters. */
export const LEAST_PASSPHRASE = 8;
/** From so many on, nothing more is advised. */
export const GOOD_PASSPHRASE = 16;

/** Why a passphrase cannot be taken. */
export type PassphraseTrouble = 'too-short' | 'too-common';

/** How long a passphrase is said to be. */
export type PassphraseLength = 'too-short' | 'fair' | 'good';

/**
 * Tried first by everyone who guesses, and long enough to get past the length. Compared without case and spaces; a sign or digits behind
 * do not help.
 */
const COMMON = [
  'password', 'passwort', 'passphrase', 'motdepasse', 'contraseña', 'contrasena', 'wachtwoord', 'iloveyou', 'sunshine', 'princess', 'football', 'baseball',
  'superman', 'starwars', 'computer', 'internet', 'whatever', 'trustno', 'letmein', 'welcome', 'qwertyui', 'qwertyuiop', 'qwertzui', 'qwertzuiop', 'azertyui',
  'azertyuiop', 'asdfghjk', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm', 'qazwsx', 'qazwsxedc', 'abcdefgh', 'abcdefghi', 'changeme', 'dragon', 'monkey', 'shadow', 'master', 'admin',
  'administrator', 'onebeat', 'correcthorsebatterystaple', 'passwordpassword', 'opensesame', 'abcabc', 'qweasd', 'qweasdzxc', 'michael', 'jennifer', 'charlie',
];

/** The passphrase as it is used: the same letters typed on another keyboard are the same passphrase. */
export function normalizePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** Why the passphrase cannot be taken, or null. */
export function passphraseTrouble(passphrase: string): PassphraseTrouble | null {
  const normal = normalizePassphrase(passphrase);
  if (lengthOf(normal.trim()) < LEAST_PASSPHRASE) return 'too-short';
  return isCommon(normal) ? 'too-common' : null;
}

/** What to say of its length. */
export function passphraseLength(passphrase: string): PassphraseLength {
  const length = lengthOf(normalizePassphrase(passphrase).trim());
  return length < LEAST_PASSPHRASE ? 'too-short' : length < GOOD_PASSPHRASE ? 'fair' : 'good';
}

function isCommon(passphrase: string): boolean {
  const plain = passphrase.toLowerCase().replace(/\s/gu, '');
  // Runs such as 12345678 or 87654321, and one or two signs over and over.
  if (new Set(plain).size <= 2) return true;
  if (isRun(plain, 1) || isRun(plain, -1)) return true;
  const core = plain.replace(/^[\d\p{P}\p{S}]+|[\d\p{P}\p{S}]+$/gu, '');
  // Nothing but digits and signs: a date or a telephone number.
  if (core === '') return lengthOf(plain) < 12;
  return COMMON.includes(core);
}

function isRun(text: string, step: 1 | -1): boolean {
  const upward = '0123456789'.repeat(Math.ceil(text.length / 10) + 1);
  const run = step === 1 ? upward : [...upward].toReversed().join('');
  return text.length > 2 && run.includes(text);
}
