import { passphraseTrouble } from '../../core/passphrase.ts';

/**
 * What speaks against a new passphrase that was typed twice, as a key of its words; null when nothing does. The same rule for the lock and for
 * a file, which someone else may try to open for as long as they like (SE-07, SE-09).
 */
export function newPassphraseTrouble(once: string, again: string): string | null {
  const trouble = passphraseTrouble(once);
  if (trouble) return trouble === 'too-short' ? 'passphrase.too-short' : 'passphrase.too-common';
  // As they are used: two keyboards may write the same letter differently.
  return once.normalize('NFKC') === again.normalize('NFKC') ? null : 'passphrase.not-same';
}
