/** One page after another: two that read before either has written would lose the change of one (LD-06). */

/** What `work` gives, begun once no page of this extension is at other work under the same name. */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, work) as Promise<T>;
}
