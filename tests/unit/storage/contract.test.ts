import { beforeEach, expect, test } from 'vitest';
import { CONTRACT_LOCKS, runContractCheck, STORAGE_CONTRACT } from '../../support/storage-contract.ts';
import { emptyStores } from '../../support/stores.ts';

beforeEach(emptyStores);

const cases = CONTRACT_LOCKS.flatMap((lock) => STORAGE_CONTRACT.map((check) => ({ lock, check, name: check.name })));

test.each(cases)('the stores: $name, lock $lock', async ({ check, lock }) => {
  await expect(runContractCheck(check, lock)).resolves.toBeUndefined();
});
