import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { createKeyPair, openSealedTo, privateKeyOf, sealTo } from '../../../storage/sealed-to.ts';
import { keyOf, openBytes, randomBytes, sealBytes } from '../../../storage/sealed-bytes.ts';
import { openRecord, sealRecord } from '../../../storage/vault-records.ts';
import type { Keys } from '../../../storage/vault-keys.ts';
import { sealedPartOf } from '../../../storage/vault-record.ts';
import { noteOf } from '../../../core/note.ts';
import { anyAnswers } from '../../support/arbitrary-pause.ts';
import { emptyStores } from '../../support/stores.ts';

beforeEach(emptyStores);

const anyBytes = fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes));
const anyName = fc.string({ maxLength: 20 });

async function anyKeys(): Promise<Keys & { readonly dataKey: CryptoKey }> {
  const pair = await createKeyPair();
  return { vaultId: 'v', dataKey: await keyOf(randomBytes(32)), privateKey: await privateKeyOf(pair.privateKey), publicKey: pair.publicKey };
}

test('what was sealed opens in its place and nowhere else', async () => {
  const keys = await anyKeys();
  const other = await anyKeys();
  await fc.assert(
    fc.asyncProperty(anyBytes, anyName, anyName, async (bytes, place, elsewhere) => {
      fc.pre(place !== elsewhere);
      const sealed = await sealBytes(keys.dataKey, bytes, place);
      expect(await openBytes(keys.dataKey, sealed, place)).toEqual(bytes);
      expect(await openBytes(keys.dataKey, sealed, elsewhere)).toBeNull();
      expect(await openBytes(other.dataKey, sealed, place)).toBeNull();
      const sent = await sealTo(keys.publicKey, bytes, place);
      expect(await openSealedTo(keys.privateKey, keys.publicKey, sent, place)).toEqual(bytes);
      expect(await openSealedTo(keys.privateKey, keys.publicKey, sent, elsewhere)).toBeNull();
      expect(await openSealedTo(other.privateKey, other.publicKey, sent, place)).toBeNull();
    }),
  );
});

test('one changed bit, and it does not open', async () => {
  const keys = await anyKeys();
  await fc.assert(
    fc.asyncProperty(anyBytes, fc.nat(), fc.integer({ min: 0, max: 7 }), async (bytes, at, bit) => {
      const sent = await sealTo(keys.publicKey, bytes, 'x');
      for (const part of ['sender', 'iv', 'data'] as const) {
        const changed = Uint8Array.from(sent[part]);
        changed[at % changed.length]! ^= 1 << bit;
        expect(await openSealedTo(keys.privateKey, keys.publicKey, { ...sent, [part]: changed }, 'x')).toBeNull();
      }
    }),
    { numRuns: 60 },
  );
});

test('any note comes back as it was, and shows nothing but its id, time and day; moved to another id, it does not open', async () => {
  const keys = await anyKeys();
  await fc.assert(
    fc.asyncProperty(anyAnswers, async (answers) => {
      const note = noteOf('n1', '2026-11-25T09:00:00+00:00', answers, 5, true);
      const sealed = await sealRecord(keys, 'notes', note);
      expect(Object.keys(sealed).toSorted()).toEqual(['begunAt', 'day', 'id', 'sealed']);
      expect(await openRecord(keys, 'notes', sealed)).toEqual(note);
      await expect(openRecord(keys, 'notes', { ...sealed, id: 'n2' })).rejects.toMatchObject({ code: 'damaged' });
      await expect(openRecord(keys, 'ownWords', sealed)).rejects.toMatchObject({ code: 'damaged' });
    }),
  );
});

test('the same note sealed twice is never the same on the disk', async () => {
  const keys = await anyKeys();
  const note = noteOf('n1', '2026-11-25T09:00:00+00:00', fc.sample(anyAnswers, 1)[0]!, 5, true);
  const sealings = await Promise.all(Array.from({ length: 50 }, () => sealRecord(keys, 'notes', note)));
  expect(new Set(sealings.map((record) => sealedPartOf(record)!.iv.toBase64())).size).toBe(50);
});
