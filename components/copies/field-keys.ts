import type { ExportForm, ExportPart } from '../../core/export-order.ts';
import { clockOf, dayOf } from '../../core/day.ts';
import type { ExportField, ExportWords } from '../../core/export-text.ts';
import type { ReadingWords } from '../../core/note-text.ts';
import type { Translate } from '../../core/translate.ts';
import { dayName } from '../notes/day-name.ts';

/** The label of each field of a note that is taken out, as a key. */
export const FIELD_KEYS: Readonly<Record<ExportField, string>> = {
  day: 'field.day',
  when: 'field.when',
  kind: 'field.kind',
  who: 'field.who',
  moments: 'field.moments',
  urges: 'field.urges',
  urgeText: 'field.urge-text',
  strength: 'field.strength',
  strengthAfter: 'field.strength-after',
  triggers: 'field.triggers',
  feelings: 'field.feelings',
  feelingText: 'field.feeling-text',
  body: 'field.body',
  verdict: 'field.verdict',
  confidence: 'field.confidence',
  saidOrDone: 'field.said-or-done',
  readInto: 'field.read-into',
  questions: 'field.questions',
  stepWhen: 'field.step-when',
  stepWill: 'field.step-will',
  returnAt: 'field.return-at',
  message: 'field.message',
  lookBacks: 'field.look-backs',
  safety: 'field.safety',
};

/** What each part that may be left out is called, as a key. */
export const PART_KEYS: Readonly<Record<ExportPart, string>> = {
  who: 'copies.part-who',
  texts: 'copies.part-texts',
  urge: 'copies.part-urge',
  before: 'copies.part-before',
  feelings: 'copies.part-feelings',
  verdict: 'copies.part-verdict',
  step: 'copies.part-step',
  message: 'copies.part-message',
  'look-backs': 'copies.part-look-backs',
};

/** The words that notes are taken out with, in the language of the page. A table keeps its dates as a program reads them. */
export function exportWordsOf(form: ExportForm, t: Translate, language: string, reading: ReadingWords): ExportWords {
  const labels = Object.entries(FIELD_KEYS).map(([field, key]) => [field, t(key)]);
  return {
    reading,
    labels: Object.fromEntries(labels) as Record<ExportField, string>,
    kinds: { pause: t('notes.kind-pause'), afterwards: t('notes.kind-afterwards'), held: t('notes.kind-held') },
    spans: { day: t('look-back.day'), week: t('look-back.week'), month: t('look-back.month'), own: t('field.looked-back') },
    flagged: t('field.flagged'),
    nameOfTime: (time) => (form === 'table' ? time : t('field.day-and-time', { day: dayName(dayOf(time), language), time: clockOf(time) })),
    nameOfDay: (day) => (form === 'table' ? day : dayName(day, language)),
  };
}
