/** A sealed copy: opens with its passphrase alone, says nothing without it, and answers plainly when it was changed. */
import { describe, expect, it } from 'vitest';
import { keyFromPassphrase, sealBytes } from '../../../storage/sealed-bytes.ts';
import { openFile, saysItIsSealed, sealFile } from '../../../storage/sealed-file.ts';

const TEXT = '{"note":"I read their silence as anger. \u{1F442}\ud800"}';
const sealed = JSON.parse(await sealFile(TEXT.toWellFormed(), 'ångström 12')) as Record<string, unknown>;

describe('a sealed copy', () => {
  it('opens with the passphrase alone, however its letters are composed (SE-07)', async () => {
    expect(await openFile(sealed, 'a\u030angstro\u0308m 12')).toEqual({ ok: true, value: TEXT.toWellFormed() });
  });

  it('holds nothing of what is inside in the clear (SE-07)', () => {
    expect(JSON.stringify(sealed)).not.toContain('silence');
    expect(saysItIsSealed(sealed)).toBe(true);
    expect(Object.keys(sealed)).toEqual(['format', 'version', 'rounds', 'salt', 'iv', 'data']);
  });

  it('is another file each time', async () => {
    expect(JSON.parse(await sealFile(TEXT, 'ångström 12'))['data']).not.toBe(sealed['data']);
  });

  it.each([
    ['a wrong passphrase', sealed, 'angstrom 12', 'wrong-passphrase'],
    ['changed bytes', { ...sealed, iv: 'AAAAAAAAAAAAAAAA' }, 'ångström 12', 'wrong-passphrase'],
    ['a later version', { ...sealed, version: 2 }, 'ångström 12', 'newer'],
    ['no base64', { ...sealed, data: '%%' }, 'ångström 12', 'damaged'],
    ['a missing part', { ...sealed, salt: undefined }, 'ångström 12', 'damaged'],
    ['absurd rounds', { ...sealed, rounds: 1e15 }, 'ångström 12', 'damaged'],
    ['a version that is none', { ...sealed, version: { valueOf: 1, toString: 1 } }, 'ångström 12', 'damaged'],
    ['a salt that is none', { ...sealed, salt: '' }, 'ångström 12', 'damaged'],
    ['a short vector', { ...sealed, iv: 'AAAA' }, 'ångström 12', 'damaged'],
    ['nothing sealed', { ...sealed, data: '' }, 'ångström 12', 'wrong-passphrase'],
    ['something else', [1], 'ångström 12', 'damaged'],
  ])('gives a plain answer to %s', async (_what, file, passphrase, code) => {
    expect(await openFile(file, passphrase)).toEqual({ ok: false, code });
  });

  it('that holds no text is damaged', async () => {
    const [salt, passphrase] = [new Uint8Array(16), 'ångström 12'];
    const { iv, data } = await sealBytes(await keyFromPassphrase(passphrase, salt, 1), Uint8Array.of(0xff, 0xfe, 0xfd), 'one-beat-sealed');
    const file = { format: 'one-beat-sealed', version: 1, rounds: 1, salt: salt.toBase64(), iv: iv.toBase64(), data: data.toBase64() };
    expect(await openFile(file, passphrase)).toEqual({ ok: false, code: 'damaged' });
  });
});
