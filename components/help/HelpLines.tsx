/**
 * Help lines of one country. Until the person has confirmed a country there is no number on the screen: what the browser says of language and
 * time zone orders the list and chooses nothing.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { helpFor, orderCountries, UNLISTED, type HelpData, type ShownHelp } from '../../core/help.ts';
import type { HelpPort } from '../../core/help-port.ts';
import { Picker } from '../base/Picker.tsx';
import { useWords } from '../base/words-context.ts';
import { Directories } from './Directories.tsx';
import { EmergencyNumbers } from './EmergencyNumbers.tsx';
import { HelpLineView } from './HelpLineView.tsx';
import { dateName, regionNames } from './names.ts';

export function HelpLines({ port }: { readonly port: HelpPort }) {
  const { t, language } = useWords();
  const [data, setData] = useState<HelpData | null>(null);
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    // A country that cannot be read is one that is not confirmed: asking again is safe, guessing is not.
    void Promise.all([port.lines(), port.readCountry().catch(() => null)]).then(
      ([lines, country]) => {
        setConfirmed(country);
        setData(lines);
      },
      () => setHasFailed(true),
    );
    return port.watchCountry(setConfirmed);
  }, [port]);

  if (hasFailed) return <p role="alert">{t('problem.help')}</p>;
  if (!data) return null;
  const shown = helpFor(isChanging ? null : confirmed, data, port.today());

  function confirm(country: string): void {
    setConfirmed(country);
    setIsChanging(false);
    // The button that was pressed is gone: the focus goes to the heading over what came in its place.
    heading.current?.focus({ preventScroll: true });
    // Shown for this once also where it could not be kept.
    port.confirmCountry(country).catch((thrown: unknown) => console.warn('the country could not be kept', thrown));
  }

  return (
    <section class="help-lines">
      <h2 ref={heading} tabIndex={-1}>
        {t('help.title')}
      </h2>
      {shown.kind === 'unconfirmed' ? (
        <CountryChoice data={data} port={port} onConfirmed={confirm} />
      ) : (
        <Shown shown={shown} checked={data.countries.find(({ country }) => country === confirmed)?.checked ?? null} onChangeWanted={() => {
            setIsChanging(true);
            heading.current?.focus({ preventScroll: true });
          }} />
      )}
      {shown.kind !== 'unconfirmed' && <Directories directories={data.directories} />}
      {shown.kind === 'listed' && <p class="quiet">{t('help.limits', { day: dateName(data.countries.find(({ country }) => country === shown.country)!.checked, language) })}</p>}
    </section>
  );
}

function CountryChoice({ data, port, onConfirmed }: { readonly data: HelpData; readonly port: HelpPort; readonly onConfirmed: (country: string) => void }) {
  const { t, language } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const nameOf = useMemo(() => regionNames(language), [language]);
  const options = useMemo(
    () => [
      ...orderCountries(data, port.place(), nameOf, new Intl.Collator(language).compare).map((value) => ({ value, name: nameOf(value) })),
      { value: UNLISTED, name: t('help.unlisted') },
    ],
    [data, port, nameOf],
  );
  return (
    <>
      <p>{t('help.ask')}</p>
      <Picker label={t('help.country')} any={t('help.choose')} options={options} value={chosen} onChosen={setChosen} />
      {chosen !== null && (
        <button type="button" class="act" onClick={() => onConfirmed(chosen)}>
          {chosen === UNLISTED ? t('help.confirm-unlisted') : t('help.confirm', { country: nameOf(chosen) })}
        </button>
      )}
    </>
  );
}

interface ShownProps {
  readonly shown: Exclude<ShownHelp, { kind: 'unconfirmed' }>;
  readonly checked: string | null;
  readonly onChangeWanted: () => void;
}

function Shown({ shown, checked, onChangeWanted }: ShownProps) {
  const { t, language } = useWords();
  const country = shown.kind === 'listed' ? shown.country : null;
  const name = useMemo(() => (country === null ? t('help.unlisted') : regionNames(language)(country)), [country, language]);
  return (
    <>
      <p class="help-country">
        <b>{name}</b>{' '}
        <button type="button" class="link" onClick={onChangeWanted}>
          {t('help.change')}
        </button>
      </p>
      {shown.kind === 'unlisted' ? (
        <p>{t('help.unlisted-help')}</p>
      ) : (
        <>
          <EmergencyNumbers numbers={shown.emergency} />
          {shown.isOld && <p class="help-old">{t('help.old', { day: dateName(checked ?? '', language) })}</p>}
          {shown.lines.map((line) => (
            <HelpLineView line={line} key={line.name} />
          ))}
          {!shown.isOld && !shown.lines.some(({ kind }) => kind === 'crisis') && <p>{t('help.no-crisis')}</p>}
          {!shown.isOld && !shown.lines.some(({ kind }) => kind === 'abuse') && <p>{t('help.no-abuse')}</p>}
          {shown.lines.some(({ audience }) => audience !== 'anyone') && <p>{t('help.someone-else')}</p>}
        </>
      )}
    </>
  );
}
