/** The texts around the own plan (`own-plan.yml`). The file's shape and the type that the views see are both made from this list. */
export const PLAN_TEXTS = [
  'title', 'lead', 'show', 'cover', 'empty', 'warning', 'write', 'change', 'delete', 'delete-question', 'delete-help',
  'contacts', 'contact', 'contact-add', 'contact-delete', 'name', 'reach', 'signs', 'helps', 'people', 'places',
  'damaged', 'damaged-delete',
] as const;

/** What is said around the own plan. */
export type OwnPlanWords = Readonly<Record<(typeof PLAN_TEXTS)[number], string>>;
