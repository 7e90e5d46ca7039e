/**
 * What `work` gives, once its transaction has committed. Where the work fails half-way, the transaction is taken back: left to itself it would
 * commit what was asked of it so far. A transaction that ends early rejects twice, in its requests and in itself: both are heard here, so that
 * neither turns up as a mistake of the page, and then it is the transaction that knows why (ST-07).
 */
export async function whole<T>(transaction: { readonly done: Promise<void>; abort(): void }, work: () => Promise<T>): Promise<T> {
  let isTakenBack = false;
  const worked = (async () => work())().catch((thrown: unknown) => {
    isTakenBack = takeBack(transaction);
    throw thrown;
  });
  const [result, end] = await Promise.allSettled([worked, transaction.done]);
  if (end.status === 'rejected' && !isTakenBack) throw end.reason;
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

/** Whether the transaction could be taken back; it cannot once it has ended by itself. */
function takeBack(transaction: { abort(): void }): boolean {
  try {
    transaction.abort();
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'InvalidStateError') return false;
    throw thrown;
  }
}
