import type { ComponentChildren } from 'preact';
import { LOOK_BACK_SPANS, type LookBackSpan } from '../../core/note.ts';
import type { HowOften, Settings, SettingsChange, SlowWay, TextSize } from '../../core/settings.ts';
import type { FirstRunText, OwnWord } from '../../core/words.ts';
import { Choice } from '../base/Choice.tsx';
import { Picker } from '../base/Picker.tsx';
import { useWords } from '../base/words-context.ts';
import { OwnWords } from './OwnWords.tsx';
import { ResetSettings } from './ResetSettings.tsx';
import { Switch } from './Switch.tsx';
import './settings.css';

interface Props {
  readonly settings: Settings;
  readonly cover: FirstRunText['cover'];
  readonly languages: readonly { readonly value: string; readonly name: string }[];
  readonly ownWords: readonly OwnWord[];
  /** The own words cannot be read now. */
  readonly areWordsLocked?: boolean;
  /** The keys that open the pause, as they really are; empty when none do, null while that is not known. */
  readonly shortcut: string | null;
  /** The browser said no to notifications just now. */
  readonly isNotifyRefused: boolean;
  /** What the browser says about keeping the notes; null while it is being asked. */
  readonly durability: keyof typeof DURABILITY | null;
  readonly onChanged: (change: SettingsChange) => void;
  readonly onNotifyWanted: (isOn: boolean) => void;
  readonly onShortcutWanted: () => void;
  readonly onOwnWordPut: (word: OwnWord) => void;
  readonly onOwnWordAdded: (list: OwnWord['list'], text: string) => void;
  readonly onHidden: () => void;
  readonly onReset: () => Promise<boolean>;
}

// What there is to choose, each with the key of its name.
const SLOW_WAYS: Readonly<Record<SlowWay, string>> = { breath: 'settings.slow-breath', 'look-around': 'settings.slow-look-around' };
const SPANS: Readonly<Record<LookBackSpan, string>> = { day: 'settings.span-day', week: 'settings.span-week', month: 'settings.span-month' };
const THEMES: Readonly<Record<Settings['theme'], string>> = { system: 'settings.theme-system', light: 'settings.theme-light', dark: 'settings.theme-dark' };
const SIZES: Readonly<Record<TextSize, string>> = { normal: 'settings.text-normal', large: 'settings.text-large', larger: 'settings.text-larger' };
const OFTEN: Readonly<Record<HowOften, string>> = {
  'every-tab': 'settings.often-every-tab',
  'first-of-day': 'settings.often-first-of-day',
  never: 'settings.often-never',
};
const DURABILITY = { promised: 'settings.keep-promised', 'not-promised': 'settings.keep-not-promised', unknown: 'settings.keep-unknown' } as const;
const MOST_BREATHS = 10;

/** Everything that can be set. Each change is kept at once. */
export function SettingsRoom(props: Props) {
  const { settings, cover, onChanged } = props;
  const { t } = useWords();
  const { newTab } = settings;
  const named = <const Value extends string>(keys: Readonly<Record<Value, string>>) => (Object.keys(keys) as Value[]).map((value) => ({ value, name: t(keys[value]) }));
  return (
    <div class="settings">
      <p class="quiet">{t('settings.saved')}</p>
      <Part title={t('settings.pause')}>
        <Choice label={t('settings.slow-way')} name="slow-way" isInline options={named(SLOW_WAYS)} value={settings.slowWay} onChosen={(slowWay) => onChanged({ slowWay })} />
        {settings.slowWay === 'breath' && (
          <Picker
            label={t('settings.breaths')}
            options={Array.from({ length: MOST_BREATHS }, (_, index) => ({ value: String(index + 1), name: t('settings.breaths-count', { n: index + 1 }) }))}
            value={String(settings.breathCount)}
            onChosen={(count) => onChanged({ breathCount: Number(count) })}
          />
        )}
      </Part>
      <Part title={t('settings.look-back')}>
        <Switch label={t('settings.look-back-offer')} help={t('settings.look-back-help')} isOn={settings.offersLookBack} onToggled={(offersLookBack) => onChanged({ offersLookBack })} />
        {settings.offersLookBack && (
          <fieldset class="settings-spans">
            <legend>{t('settings.look-back-spans')}</legend>
            {LOOK_BACK_SPANS.map((span) => (
              <Switch
                key={span}
                label={t(SPANS[span])}
                isOn={settings.lookBackSpans.includes(span)}
                onToggled={(isOn) => onChanged({ lookBackSpans: LOOK_BACK_SPANS.filter((each) => (each === span ? isOn : settings.lookBackSpans.includes(each))) })}
              />
            ))}
          </fieldset>
        )}
        <Switch label={t('settings.notify')} help={t('settings.notify-help')} isOn={settings.notifiesReturn} onToggled={props.onNotifyWanted} />
        <p role="status">{props.isNotifyRefused ? t('settings.notify-refused') : ''}</p>
      </Part>
      <Part title={t('settings.look')}>
        <Choice label={t('settings.theme')} name="theme" isInline options={named(THEMES)} value={settings.theme} onChosen={(theme) => onChanged({ theme })} />
        <Choice label={t('settings.text-size')} name="text-size" isInline options={named(SIZES)} value={settings.textSize} onChosen={(textSize) => onChanged({ textSize })} />
        <Picker label={t('settings.language')} options={props.languages} value={settings.language} onChosen={(language) => language && onChanged({ language })} />
        <Switch label={t('settings.spelling')} help={t('settings.spelling-help')} isOn={settings.spellCheck} onToggled={(spellCheck) => onChanged({ spellCheck })} />
      </Part>
      <Part title={t('settings.new-tab')}>
        <p>{cover.question}</p>
        <Choice
          label={t('settings.cover')}
          name="cover"
          options={[{ value: 'open', name: cover.open }, { value: 'covered', name: cover.covered }]}
          // Unanswered, it is covered; the answer itself is left to the person.
          value={newTab.isCovered === null ? null : newTab.isCovered ? 'covered' : 'open'}
          onChosen={(value) => onChanged({ newTab: { isCovered: value === 'covered' } })}
        />
        <p class="quiet">{cover.help}</p>
        <Choice label={t('settings.often')} name="often" isInline options={named(OFTEN)} value={newTab.howOften} onChosen={(howOften) => onChanged({ newTab: { howOften } })} />
        <Switch label={t('settings.picks')} help={t('settings.picks-help')} isOn={newTab.picksByPattern} onToggled={(picksByPattern) => onChanged({ newTab: { picksByPattern } })} />
        <p class="quiet">{t('settings.midnight')}</p>
      </Part>
      <Part title={t('settings.hide')}>
        <p>{t('settings.hide-help')}</p>
        <button type="button" class="act" onClick={props.onHidden}>
          {t('settings.hide-now')}
        </button>
      </Part>
      <Part title={t('settings.shortcut')}>
        <p>{props.shortcut === null ? '' : props.shortcut === '' ? t('settings.shortcut-none') : t('settings.shortcut-is', { keys: props.shortcut })}</p>
        <button type="button" class="act" onClick={props.onShortcutWanted}>
          {t('settings.shortcut-change')}
        </button>
        <p class="quiet">{t('settings.shortcut-help')}</p>
      </Part>
      <Part title={t('settings.words')}>
        {props.areWordsLocked ? <p>{t('settings.own-words-locked')}</p> : <OwnWords ownWords={props.ownWords} onPut={props.onOwnWordPut} onAdded={props.onOwnWordAdded} />}
      </Part>
      <Part title={t('settings.keep')}>
        <p>{t('settings.keep-help')}</p>
        <Switch label={t('settings.copies')} help={t('settings.copies-help')} isOn={settings.remindsOfCopies} onToggled={(remindsOfCopies) => onChanged({ remindsOfCopies })} />
        <Switch label={t('settings.file-names')} help={t('settings.file-names-help')} isOn={settings.neutralFileNames} onToggled={(neutralFileNames) => onChanged({ neutralFileNames })} />
        {/* Known only a moment later: it stands where it moves nothing that may just be pressed. */}
        {props.durability && <p>{t(DURABILITY[props.durability])}</p>}
        <ResetSettings onReset={props.onReset} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="settings-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
