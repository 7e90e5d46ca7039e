/**
 * papaparse can fetch a table from an address, which nothing here asks of it. A product that promises to send nothing should not even hold the means,
 * and the sizes check refuses them, so this takes them out: whoever called that part would get an error.
 */
import type { Plugin } from 'vite';

const REQUEST = /new XMLHttpRequest(?:\(\))?/g;

/** The source without its way to a network. Throws when the package has changed, so that a person looks again. */
export function withoutRequests(source: string): string {
  if (source.match(REQUEST)?.length !== 1) throw new Error('papaparse no longer makes its requests in one place: see build/without-network.ts');
  return source.replace(REQUEST, 'undefined');
}

/** Does that while building. */
export function withoutNetwork(): Plugin {
  return {
    name: 'one-beat-without-network',
    apply: 'build',
    transform(code, id) {
      return /\/papaparse\/[^?]*\.js$/.test(id) ? { code: withoutRequests(code), map: null } : null;
    },
  };
}
