// Copies to bring in, as another device would have saved them, and the whole way from a text to what is kept.

import { encodeCopy } from '../../core/copy.ts';
import { decodeCopyText, type Copy } from '../../core/copy-decode.ts';
import { DEFAULT_CHOICES, type MergeChoices } from '../../core/copy-merge.ts';
import type { Settings } from '../../core/settings.ts';
import { readCopyContent } from '../../storage/copy.ts';
import { mergeCopy, type Brought, type BringStores } from '../../storage/bring-in.ts';
import { previewCopy } from '../../storage/copy-preview.ts';
import type { Services } from '../../storage/services.ts';

export const SAVED_AT = '2026-11-25T11:00:00+01:00';

/** The text of a copy with these stores. */
export function copyText(stores: Readonly<Record<string, readonly unknown[]>>, rest: object = {}): string {
  return JSON.stringify({ format: 'one-beat', version: 1, savedAt: SAVED_AT, stores, ...rest });
}

/** A copy with these stores, read as a page reads it. */
export function copyWith(stores: Readonly<Record<string, readonly unknown[]>>, rest: object = {}): Copy {
  return copyIn(copyText(stores, rest));
}

/** The copy in a text. Throws its code where there is none. */
export function copyIn(text: string): Copy {
  const copy = decodeCopyText(text);
  if (!copy.ok) throw new Error(copy.code);
  return copy.value;
}

/** What these stores would save as a copy, in text. */
export async function savedBy(services: Services): Promise<string> {
  return encodeCopy(await readCopyContent(services), SAVED_AT);
}

/** The stores that bringing in works on. */
export function bringing(services: Services): BringStores {
  return services;
}

/** Brings a copy in as a person does who changes no choice. */
export async function bringIn(services: Services, copy: Copy, choices: MergeChoices = DEFAULT_CHOICES): Promise<Brought> {
  const outcome = await mergeCopy(bringing(services), await previewCopy(bringing(services), copy), choices);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

/** Everything that is kept, in an order that can be compared. */
export async function everythingIn(services: Services): Promise<Record<string, unknown>> {
  const parts = JSON.parse(await savedBy(services)) as { stores: Record<string, { id: string }[]>; settings: Settings; insights: { deck: unknown; seen: { id: string }[] } };
  const dues = await services.database.use((db) => db.getAll('dues'));
  const byId = (records: readonly { id: string }[]) => records.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return {
    stores: Object.fromEntries(Object.entries(parts.stores).map(([name, records]) => [name, byId(records)])),
    settings: parts.settings, seen: byId(parts.insights.seen), deck: parts.insights.deck, dues: byId([...dues]),
    plan: await services.help.readPlan(),
  };
}
