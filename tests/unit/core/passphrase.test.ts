import { describe, expect, test } from 'vitest';
import { normalizePassphrase, passphraseLength, passphraseTrouble } from '../../../core/passphrase.ts';

describe('a passphrase', () => {
  test.each([
    ['', 'too-short'],
    ['seven77', 'too-short'],
    ['       7        ', 'too-short'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 'too-short'],
    ['password', 'too-common'],
    ['Password1!', 'too-common'],
    ['P A S S W O R D', 'too-common'],
    ['pass word 2026', 'too-common'],
    ['１２３４５６７８', 'too-common'],
    ['12345678', 'too-common'],
    ['98765432', 'too-common'],
    ['1234567890123456', 'too-common'],
    ['987654321098', 'too-common'],
    ['aaaaaaaaaaaa', 'too-common'],
    ['abababababab', 'too-common'],
    ['19.03.1987', 'too-common'],
    ['qwertzuiop', 'too-common'],
    ['correct horse battery staple', 'too-common'],
    ['a lamp in the window', null],
    ['eight ch', null],
    ['дождь и чай', null],
    ['雨の日に本を読む', null],
    ['my password is a river', null],
  ])('%j: %s', (passphrase, trouble) => expect(passphraseTrouble(passphrase)).toBe(trouble));

  test.each([
    ['seven77', 'too-short'],
    ['eight ch', 'fair'],
    ['a lamp in the window', 'good'],
  ])('%j is %s', (passphrase, length) => expect(passphraseLength(passphrase)).toBe(length));

  test('is the same on every keyboard', () => {
    expect(normalizePassphrase('cafe\u0301 ﬁg ｆｕｌｌ')).toBe(normalizePassphrase('café fig full'));
  });
});
