/**
 * The person's own contacts and own plan: what they wrote down for a bad hour. It is private text like a note, kept apart from the notes, and
 * goes into no pattern, no map and no export that did not ask for it.
 */
import * as v from 'valibot';

/** Someone to reach, and how. */
export interface OwnContact {
  readonly id: string;
  readonly name: string;
  readonly reach: string;
}

/** The parts of a plan in the order in which they are shown. */
export const PLAN_PARTS = ['signs', 'helps', 'people', 'places'] as const;

/** A part of the plan: one text. */
export type PlanPart = (typeof PLAN_PARTS)[number];

/** Own contacts and own plan. */
export type OwnPlan = Readonly<Record<PlanPart, string>> & { readonly contacts: readonly OwnContact[] };

/** What may be changed of it: a part, or the contacts. */
export type PlanField = keyof OwnPlan;

/** Everything that may be changed of it. */
export const PLAN_FIELDS: readonly PlanField[] = ['contacts', ...PLAN_PARTS];

/** Nothing written yet. */
export const NO_PLAN: OwnPlan = { contacts: [], signs: '', helps: '', people: '', places: '' };

/** Lengths in user-perceived characters. */
export const PLAN_LIMITS = { name: 60, reach: 120, part: 800, contacts: 12 } as const;

/** Whether anything stands in it. */
export function hasPlan(plan: OwnPlan): boolean {
  return writtenContacts(plan).length > 0 || PLAN_PARTS.some((part) => plan[part].trim() !== '');
}

/** The contacts that say something. */
export function writtenContacts(plan: OwnPlan): readonly OwnContact[] {
  return plan.contacts.filter(({ name, reach }) => name.trim() !== '' || reach.trim() !== '');
}

const text = v.fallback(v.string(), '');
const ContactSchema = v.object({ id: v.string(), name: text, reach: text });
const PlanSchema = v.object({
  contacts: v.fallback(v.array(v.unknown()), []),
  ...v.entriesFromList(PLAN_PARTS, text),
});

/** A plan from whatever was stored: a part that does not fit is empty, alone, and a contact that is none takes no other with it. */
export function decodePlan(stored: unknown): OwnPlan {
  const parsed = v.safeParse(PlanSchema, stored);
  if (!parsed.success) return NO_PLAN;
  const contacts = parsed.output.contacts.flatMap((stored): OwnContact[] => {
    const contact = v.safeParse(ContactSchema, stored);
    return contact.success ? [contact.output] : [];
  });
  return { ...parsed.output, contacts };
}
