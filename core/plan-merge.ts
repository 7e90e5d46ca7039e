/** A plan that was written in two pages at once. */
import { PLAN_PARTS, type OwnContact, type OwnPlan, type PlanPart } from './help-plan.ts';
import { isSame, mergeText } from './note-edit.ts';

/**
 * The plan from what a page was shown (`base`), what it made of it (`mine`), and what is stored by now, part by part and contact by contact,
 * as for the fields of a note. A contact that was taken away in one page and changed in the other stays.
 */
export function mergePlan(base: OwnPlan, mine: OwnPlan, stored: OwnPlan): OwnPlan {
  const parts = PLAN_PARTS.map((part) => [part, mergePart(base[part], mine[part], stored[part])] as const);
  return { ...(Object.fromEntries(parts) as Record<PlanPart, string>), contacts: mergeContacts(base.contacts, mine.contacts, stored.contacts) };
}

function mergePart(base: string, mine: string, stored: string): string {
  if (stored === base) return mine;
  return mine === base ? stored : mergeText(base, mine, stored).value;
}

type Contacts = readonly OwnContact[];

function mergeContacts(base: Contacts, mine: Contacts, stored: Contacts): Contacts {
  const find = (contacts: Contacts, id: string) => contacts.find((contact) => contact.id === id);
  const there = stored.flatMap((theirs): OwnContact[] => {
    const [before, ours] = [find(base, theirs.id), find(mine, theirs.id)];
    if (!ours) return before && isSame(before, theirs) ? [] : [theirs];
    return [{ id: theirs.id, name: mergePart(before?.name ?? '', ours.name, theirs.name), reach: mergePart(before?.reach ?? '', ours.reach, theirs.reach) }];
  });
  const ours = mine.filter((contact) => !find(stored, contact.id) && !isSame(contact, find(base, contact.id)));
  return [...there, ...ours];
}
