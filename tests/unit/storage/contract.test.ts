import { describe, it } from 'vitest';
import { emptyStores } from '../../support/stores.ts';
import { runContractCheck, STORAGE_CONTRACT } from '../../support/storage-contract.ts';

describe('the stores over the stand-in database (ST-11)', () => {
  it.each(STORAGE_CONTRACT)('$name', async (check) => {
    emptyStores();
    await runContractCheck(check);
  });
});
