import { describe, expect, test, vi } from 'vitest';
import { createNewestWriter } from '../../../storage/newest-writer.ts';

/** A disk that answers when it is told to. */
function slowDisk() {
  const sent: { value: string; answer: (failure?: Error) => Promise<void> }[] = [];
  const send = vi.fn((value: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    sent.push({
      value,
      answer: async (failure) => {
        if (failure) reject(failure);
        else resolve();
        await new Promise((later) => setImmediate(later));
      },
    });
    return promise;
  });
  return { writer: createNewestWriter(send), sent, values: () => sent.map(({ value }) => value) };
}

test('two leave at once; of the rest only the newest follows, as soon as one is done (LD-01)', async () => {
  const { writer, sent, values } = slowDisk();
  const all = ['h', 'ha', 'hal', 'half'].map((value) => writer.write(value));
  expect(values()).toEqual(['h', 'ha']);
  await sent[0]!.answer();
  expect(values()).toEqual(['h', 'ha', 'half']);
  await sent[1]!.answer();
  await sent[2]!.answer();
  await Promise.all(all);
});

test('a value that gave way is done only when the newer one is', async () => {
  const { writer, sent } = slowDisk();
  const [, , third] = ['h', 'ha', 'hal', 'half'].map((value) => writer.write(value));
  let isDone = false;
  void third!.then(() => (isDone = true));
  await sent[0]!.answer();
  expect(isDone).toBe(false);
  await sent[2]!.answer();
  expect(isDone).toBe(true);
});

describe('a failure (LD-04)', () => {
  test('reaches whoever wrote, and stops nothing after it', async () => {
    const { writer, sent, values } = slowDisk();
    const [first, second, third, fourth] = ['h', 'ha', 'hal', 'half'].map((value) => writer.write(value));
    const failed = expect(first).rejects.toThrow('full');
    await sent[0]!.answer(new Error('full'));
    await failed;
    expect(values()).toEqual(['h', 'ha', 'half']);
    const bothFailed = Promise.all([expect(third).rejects.toThrow('full'), expect(fourth).rejects.toThrow('full')]);
    await sent[2]!.answer(new Error('full'));
    await bothFailed;
    await sent[1]!.answer();
    await second;
    const fifth = writer.write('half a');
    await sent[3]!.answer();
    await fifth;
  });

  test('that is thrown at once, as from a page that was cut off (SW-08), is no different, however often', async () => {
    const writer = createNewestWriter((): Promise<void> => {
      throw new Error('context invalidated');
    });
    for (let key = 0; key < 5; key += 1) await expect(writer.write('a')).rejects.toThrow('context invalidated');
  });
});

test('what waits can be called off, and nobody waits for it any more', async () => {
  const { writer, sent, values } = slowDisk();
  const all = ['h', 'ha', 'hal'].map((value) => writer.write(value));
  writer.cancel();
  await all[2];
  await sent[0]!.answer();
  await sent[1]!.answer();
  expect(values()).toEqual(['h', 'ha']);
});
