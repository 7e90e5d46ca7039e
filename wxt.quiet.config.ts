/**
 * The quiet build: the same extension without the new tab, for people who want to keep the browser's own. Browsers give no choice about an
 * override once it is in a manifest, so it has to be left out of it.
 */
import { defineConfig } from 'wxt';
import full from './wxt.config.ts';

const NEW_TAB = new Set(['newtab', 'newtab-paint']);

export default defineConfig({
  ...full,
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}-quiet{{modeSuffix}}',
  zip: { ...full.zip, artifactTemplate: '{{name}}-{{version}}-{{browser}}-quiet.zip', zipSources: false },
  hooks: {
    ...full.hooks,
    'entrypoints:found': (_, found) => {
      const kept = found.filter(({ name }) => !NEW_TAB.has(name));
      found.splice(0, found.length, ...kept);
    },
  },
});
