import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNewestWriter } from '../../../storage/newest-writer.ts';

test('however slow the disk, the newest state gets there, in order, and nobody waits for ever (LD-01)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 3 }), async (scheduler, count, most) => {
      let underWay = 0;
      let mostSeen = 0;
      const sent: number[] = [];
      const writer = createNewestWriter(async (value: number) => {
        sent.push(value);
        underWay += 1;
        mostSeen = Math.max(mostSeen, underWay);
        await scheduler.schedule(Promise.resolve());
        underWay -= 1;
      }, most);
      const done: Promise<void>[] = [];
      const keys = Array.from({ length: count }, (_, key) => ({ label: `key ${key}`, builder: async () => void done.push(writer.write(key)) }));
      await scheduler.waitFor(scheduler.scheduleSequence(keys).task);
      await scheduler.waitFor(Promise.all(done));
      expect(sent.at(-1)).toBe(count - 1);
      expect(sent).toEqual(sent.toSorted((a, b) => a - b));
      expect(mostSeen).toBeLessThanOrEqual(most);
      expect(done).toHaveLength(count);
    }),
  );
});
