import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { EXPORT_FORMS, EXPORT_PARTS, partsAtFirst, type ExportForm, type ExportOrder, type ExportPart, type ExportWhich } from '../../core/export-order.ts';
import type { Day } from '../../core/day.ts';
import { Choice } from '../base/Choice.tsx';
import { More } from '../base/More.tsx';
import { useWords } from '../base/words-context.ts';
import { dayName } from '../notes/day-name.ts';
import { Switch } from '../settings/Switch.tsx';
import { newPassphraseTrouble } from '../lock/new-passphrase-trouble.ts';
import { CopyLock } from './CopyLock.tsx';
import { PART_KEYS } from './field-keys.ts';
import './copies.css';

/** How many notes there are to take out, and how many of them have the safety flag. */
export interface CopyCount {
  readonly notes: number;
  readonly flagged: number;
  /** So many more are damaged, and go nowhere. */
  readonly damaged: number;
}

/** A file that was handed over: its name, and how many damaged notes are not in it. */
export interface HandedOver {
  readonly name: string;
  readonly damaged: number;
}

interface Props {
  /** `found` only while filters stand on the notes page, `chosen` only when some were chosen there. */
  readonly counts: { readonly all: CopyCount; readonly found: CopyCount | null; readonly chosen: CopyCount | null };
  /** False where the notes could not be read: then their number is not known, and only a copy of everything can be tried. */
  readonly isCounted?: boolean;
  /** The day of the last whole copy; null when there was none, undefined while that is not known. */
  readonly lastCopyOn: Day | null | undefined;
  readonly isDue: boolean;
  /** Takes the notes out. Resolves to the file that was handed over; to null where a sheet is shown in its place. Rejects when it could not. */
  readonly onOrdered: (order: ExportOrder) => Promise<HandedOver | null>;
  readonly onFailed: (thrown: unknown) => void;
}

const NO_LOCK = null;

/** Taking notes out: in which form, which of them, and who could read the file. Nothing is said to be saved: a file is handed over, and the browser does the rest. */
export function CopiesRoom({ counts, isCounted = true, lastCopyOn, isDue, onOrdered, onFailed }: Props) {
  const { t, language } = useWords();
  const [form, setForm] = useState<ExportForm>('copy');
  const [which, setWhich] = useState<ExportWhich>(counts.chosen ? 'chosen' : 'all');
  const [parts, setParts] = useState<Readonly<Record<'sheet' | 'file', readonly ExportPart[]>>>({ sheet: partsAtFirst('sheet'), file: partsAtFirst('table') });
  const [arePartsOpen, setArePartsOpen] = useState(false);
  const [hasFlagged, setHasFlagged] = useState(false);
  const [hasPlan, setHasPlan] = useState(false);
  const [lock, setLock] = useState<readonly [string, string] | null>(NO_LOCK);
  const [isChecked, setIsChecked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [handedOver, setHandedOver] = useState<HandedOver | null>(null);
  const isHere = useRef(true);
  useEffect(() => () => void (isHere.current = false), []);

  const standing = counts[which] ? which : 'all';
  const { notes, flagged, damaged } = counts[standing]!;
  const partsFor = form === 'sheet' ? 'sheet' : 'file';
  const isCopy = form === 'copy';
  const isWhole = isCopy && standing === 'all';
  const count = isCopy || hasFlagged ? notes : notes - flagged;

  const leftOut = handedOver?.damaged ?? damaged;

  async function takeOut(): Promise<void> {
    setHandedOver(null);
    setIsChecked(true);
    if (isCopy && lock && newPassphraseTrouble(...lock)) return;
    setIsBusy(true);
    try {
      const file = await onOrdered({ form, which: standing, parts: parts[partsFor], hasFlagged, hasPlan: isWhole && hasPlan, passphrase: isCopy && lock ? lock[0] : null });
      if (!isHere.current) return;
      setHandedOver(file);
      setLock(NO_LOCK);
      setIsChecked(false);
    } catch (thrown) {
      onFailed(thrown);
    } finally {
      if (isHere.current) setIsBusy(false);
    }
  }

  const scope = (each: ExportWhich) => ({ value: each, name: t(each === 'found' ? 'copies.which-found' : each === 'chosen' ? 'copies.which-chosen' : isCopy ? 'copies.which-everything' : 'copies.which-all', { n: counts[each]?.notes ?? 0 }) });
  const scopes = (['all', 'found', 'chosen'] as const).filter((each) => counts[each] !== null);
  return (
    <section class="copies">
      <p>{t('copies.lead')}</p>
      <p class={isDue ? 'copies-last is-due' : 'copies-last'}>
        {lastCopyOn !== undefined && <span>{lastCopyOn === null ? t('copies.last-none') : t('copies.last', { day: dayName(lastCopyOn, language) })}</span>}
        {isDue && <span>{t('notes.copy-due')}</span>}
      </p>
      <Part title={t('copies.form')}>
        <Choice
          label={t('copies.form')}
          name="copy-form"
          options={EXPORT_FORMS.map((value) => ({ value, name: t(FORM_KEYS[value].name), help: t(FORM_KEYS[value].help) }))}
          value={form}
          onChosen={(chosen) => {
            setForm(chosen);
            setHandedOver(null);
          }}
        />
      </Part>
      {scopes.length > 1 && (
        <Part title={t('copies.which')}>
          <Choice label={t('copies.which')} name="copy-which" options={scopes.map(scope)} value={standing} onChosen={setWhich} />
        </Part>
      )}
      {isCopy && (
        <Part title={t('copies.lock')}>
          <CopyLock value={lock} isChecked={isChecked} onChanged={setLock} />
          {isWhole && <Switch label={t('copies.plan')} help={t('copies.plan-help')} isOn={hasPlan} onToggled={setHasPlan} />}
          {!isWhole && <p class="quiet">{t('copies.part-of-it')}</p>}
        </Part>
      )}
      {!isCopy && (
        <Part title={t('copies.parts')}>
          <More label={t('copies.parts-count', { n: parts[partsFor].length, total: EXPORT_PARTS.length })} isOpen={arePartsOpen} onToggled={setArePartsOpen}>
            <fieldset class="copy-parts">
              <legend class="visually-hidden">{t('copies.parts')}</legend>
              {EXPORT_PARTS.map((part) => (
                <Switch
                  key={part}
                  label={t(PART_KEYS[part])}
                  isOn={parts[partsFor].includes(part)}
                  onToggled={(isOn) => setParts({ ...parts, [partsFor]: EXPORT_PARTS.filter((each) => (each === part ? isOn : parts[partsFor].includes(each))) })}
                />
              ))}
            </fieldset>
          </More>
          {flagged > 0 && <Switch label={t('copies.flagged', { n: flagged })} help={t('copies.flagged-help')} isOn={hasFlagged} onToggled={setHasFlagged} />}
          <p>{t('copies.readable')}</p>
        </Part>
      )}
      <div class="copies-end">
        {leftOut > 0 && <p>{t('copies.damaged', { n: leftOut })}</p>}
        {(isCounted || isWhole) && (
          <button type="button" class="act main" disabled={isBusy || (count === 0 && !isWhole)} onClick={() => void takeOut()}>
            {isWhole ? t('copies.save') : t(FORM_KEYS[form].act, { n: count })}
          </button>
        )}
        <p role="status">{isBusy ? t('copies.busy') : handedOver ? t('copies.handed-over', { name: handedOver.name }) : count === 0 && isCounted && !isWhole ? t('copies.nothing') : ''}</p>
      </div>
    </section>
  );
}

const FORM_KEYS: Readonly<Record<ExportForm, { readonly name: string; readonly help: string; readonly act: string }>> = {
  copy: { name: 'copies.form-copy', help: 'copies.form-copy-help', act: 'copies.save-some' },
  table: { name: 'copies.form-table', help: 'copies.form-table-help', act: 'copies.save-table' },
  text: { name: 'copies.form-text', help: 'copies.form-text-help', act: 'copies.save-text' },
  sheet: { name: 'copies.form-sheet', help: 'copies.form-sheet-help', act: 'copies.show-sheet' },
};

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="copies-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
