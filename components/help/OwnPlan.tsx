/**
 * Own contacts and own plan. Covered until asked for, since someone else may see the screen; the button is the same whether or not something
 * is written, so the cover tells nothing. What is written is kept on every change, like a draft.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { hasPlan, PLAN_PARTS, writtenContacts, type OwnPlan as Plan } from '../../core/help-plan.ts';
import type { HelpPort } from '../../core/help-port.ts';
import type { OwnPlanWords } from '../../core/words-plan.ts';
import { Confirm } from '../base/Confirm.tsx';
import { CopyButton } from '../base/CopyButton.tsx';
import { useWords } from '../base/words-context.ts';
import { PlanForm } from './PlanForm.tsx';
import { usePlan } from './use-plan.ts';
import '../base/problem.css';

type View = 'covered' | 'read' | 'write' | 'failed' | 'locked' | 'damaged';

export function OwnPlan({ port, said }: { readonly port: HelpPort; readonly said: OwnPlanWords }) {
  const { t } = useWords();
  const [view, setView] = useState<View>('covered');
  const handle = usePlan(port);
  const { plan, failure } = handle;
  const [isDeleting, setIsDeleting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const lastView = useRef(view);

  useLayoutEffect(() => {
    // The button that was pressed is gone: the focus goes to the heading over what came in its place.
    if (lastView.current !== view) heading.current?.focus({ preventScroll: true });
    lastView.current = view;
  }, [view]);

  function uncover(): void {
    handle.uncover().then(
      () => setView('read'),
      (thrown: unknown) => {
        const { code } = (thrown ?? {}) as { readonly code?: unknown };
        setView(code === 'locked' || code === 'damaged' ? code : 'failed');
      },
    );
  }

  function cover(): void {
    handle.cover();
    setView('covered');
  }

  async function forget(): Promise<void> {
    setIsDeleting(false);
    if (await handle.forget()) cover();
  }

  return (
    <section class="own-plan">
      <h2 ref={heading} tabIndex={-1}>
        {said.title}
      </h2>
      {view === 'covered' && (
        <>
          <p>{said.lead}</p>
          <button type="button" class="act" onClick={uncover}>
            {said.show}
          </button>
        </>
      )}
      {view === 'locked' && <p role="alert">{t('help.plan-locked')}</p>}
      {view === 'damaged' && (
        <>
          <p role="alert">{said.damaged}</p>
          <div class="help-acts">
            <button type="button" class="act" onClick={cover}>
              {said.cover}
            </button>
            <button type="button" class="link" onClick={() => setIsDeleting(true)}>
              {said['damaged-delete']}
            </button>
          </div>
        </>
      )}
      {view === 'failed' && (
        <>
          <p role="alert">{t('help.plan-unread')}</p>
          <button type="button" class="act" onClick={uncover}>
            {t('problem.again')}
          </button>
        </>
      )}
      {view === 'read' && plan && (
        <>
          {hasPlan(plan) ? <PlanText plan={plan} said={said} /> : <p>{said.empty}</p>}
          <p class="help-warning">{said.warning}</p>
          <div class="help-acts">
            <button type="button" class="act" onClick={() => setView('write')}>
              {hasPlan(plan) ? said.change : said.write}
            </button>
            <button type="button" class="act" onClick={cover}>
              {said.cover}
            </button>
            {hasPlan(plan) && (
              <button type="button" class="link" onClick={() => setIsDeleting(true)}>
                {said.delete}
              </button>
            )}
          </div>
        </>
      )}
      {view === 'write' && plan && (
        <>
          <p class="help-warning">{said.warning}</p>
          <PlanForm plan={plan} said={said} newId={port.newId} isKept={failure === null} watch={handle.watch} onChanged={handle.change} />
          <div class="help-acts">
            <button type="button" class="act main" onClick={() => setView('read')}>
              {t('act.done')}
            </button>
            <button type="button" class="act" onClick={cover}>
              {said.cover}
            </button>
          </div>
        </>
      )}
      {failure && view !== 'covered' && (
        <div class="problem" role="alert">
          <p>{t(failure === 'delete' ? 'help.plan-undeleted' : 'problem.storage-failed')}</p>
          {failure === 'write' && plan && <CopyButton label={t('pause.copy-text')} text={planText(plan)} />}
          <button type="button" class="act" onClick={() => (failure === 'delete' ? void forget() : handle.retry())}>
            {t('problem.again')}
          </button>
        </div>
      )}
      {isDeleting && (
        <Confirm
          question={said['delete-question']}
          lines={[said['delete-help']]}
          act={said.delete}
          cancel={t('act.back')}
          onConfirmed={() => void forget()}
          onCancelled={() => setIsDeleting(false)}
        />
      )}
    </section>
  );
}

/** Everything in it, as plain lines to copy. */
function planText(plan: Plan): string {
  const contacts = writtenContacts(plan).map(({ name, reach }) => [name, reach].filter((text) => text.trim() !== '').join('\n'));
  return [...contacts, ...PLAN_PARTS.map((part) => plan[part])].filter((text) => text.trim() !== '').join('\n\n');
}

function PlanText({ plan, said }: { readonly plan: Plan; readonly said: OwnPlanWords }) {
  const contacts = writtenContacts(plan);
  return (
    <dl class="plan-text">
      {contacts.length > 0 && (
        <div>
          <dt>{said.contacts}</dt>
          {contacts.map(({ id, name, reach }) => (
            <dd key={id} dir="auto">
              <b>{name}</b> <span class="plan-reach">{reach}</span>
            </dd>
          ))}
        </div>
      )}
      {PLAN_PARTS.filter((part) => plan[part].trim() !== '').map((part) => (
        <div key={part}>
          <dt>{said[part]}</dt>
          <dd dir="auto" class="plan-part">
            {plan[part]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
