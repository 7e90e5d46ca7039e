/** A file that a person chose: whatever it is, there is an answer. */
import { describe, expect, it, vi } from 'vitest';
import { MOST_COPY_BYTES } from '../../../core/copy-text.ts';
import { readFileText } from '../../../storage/copy-file.ts';

const blob = (size: number, arrayBuffer: () => Promise<ArrayBuffer>) => ({ size, arrayBuffer }) as Blob;
const never = () => Promise.reject(new Error('it must not be read'));

describe('a chosen file', () => {
  it.each(['NotReadableError', 'NotFoundError', 'RangeError'])('that cannot be read, as a folder or one that has gone, is told as such (%s, IE-04)', async (name) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const gone = blob(12, () => Promise.reject(name === 'RangeError' ? new RangeError('too much') : new DOMException('gone', name)));
    expect(await readFileText(gone)).toEqual({ ok: false, code: 'unreadable' });
  });

  it('that is too large is not read at all (IE-06)', async () => {
    expect(await readFileText(blob(MOST_COPY_BYTES + 1, never))).toEqual({ ok: false, code: 'too-large' });
  });

  it('that is empty is told from one that has gone, though both may say that they hold nothing', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(await readFileText(new Blob([]))).toEqual({ ok: false, code: 'empty' });
    expect(await readFileText(blob(0, never))).toEqual({ ok: false, code: 'unreadable' });
  });

  it('is read as what its mark says, and never guessed at', async () => {
    expect(await readFileText(new Blob([Uint8Array.of(0xff, 0xfe, 0x61, 0)]))).toEqual({ ok: true, value: 'a' });
    expect(await readFileText(new Blob([Uint8Array.of(0x80, 0x61)]))).toEqual({ ok: false, code: 'not-text' });
  });
});
