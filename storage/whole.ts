/**
 * What `work` gives, once its transaction has committed. A transaction that ends early rejects twice, in its requests and in itself: both
 * are heard here, so that neither turns up as a mistake of the page, and it is the transaction that knows why (ST-07).
 */
export async function whole<T>(transaction: { readonly done: Promise<void> }, work: () => Promise<T>): Promise<T> {
  const [result, end] = await Promise.allSettled([work(), transaction.done]);
  if (end.status === 'rejected') throw end.reason;
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
