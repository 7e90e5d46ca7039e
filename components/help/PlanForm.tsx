import { PLAN_LIMITS, PLAN_PARTS, type OwnContact, type OwnPlan } from '../../core/help-plan.ts';
import type { OwnPlanWords } from '../../core/words-plan.ts';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import type { PlanHandle } from './use-plan.ts';

interface Props {
  readonly plan: OwnPlan;
  readonly said: OwnPlanWords;
  readonly newId: () => string;
  /** Whether all that was written is on the disk, or on its way. */
  readonly isKept: boolean;
  readonly watch: PlanHandle['watch'];
  /** A change, made from what is shown by then. */
  readonly onChanged: (change: (shown: OwnPlan) => OwnPlan) => void;
}

/** The fields of the plan. Each is private text: no spell-checking, no autocomplete, unless the settings say otherwise. */
export function PlanForm({ plan, said, newId, isKept, watch, onChanged }: Props) {
  const { t } = useWords();
  const changeContact = (id: string, change: Partial<OwnContact>) =>
    onChanged((shown) => ({ ...shown, contacts: shown.contacts.map((contact) => (contact.id === id ? { ...contact, ...change } : contact)) }));
  return (
    <div class="plan-form" {...watch}>
      <h3>{said.contacts}</h3>
      {plan.contacts.map(({ id, name, reach }) => (
        <fieldset class="plan-contact" key={id} data-part="contacts">
          <legend class="visually-hidden">{name.trim() === '' ? said.contact : name}</legend>
          <TextField label={said.name} value={name} limit={PLAN_LIMITS.name} onWritten={(text) => changeContact(id, { name: text })} />
          <TextField label={said.reach} value={reach} limit={PLAN_LIMITS.reach} onWritten={(text) => changeContact(id, { reach: text })} />
          <button type="button" class="link" onClick={() => onChanged((shown) => ({ ...shown, contacts: shown.contacts.filter((contact) => contact.id !== id) }))}>
            {said['contact-delete']}
          </button>
        </fieldset>
      ))}
      {plan.contacts.length < PLAN_LIMITS.contacts && (
        <button type="button" class="act" onClick={() => onChanged((shown) => ({ ...shown, contacts: [...shown.contacts, { id: newId(), name: '', reach: '' }] }))}>
          {said['contact-add']}
        </button>
      )}
      {PLAN_PARTS.map((part) => (
        <div key={part} data-part={part}>
          <TextField label={said[part]} value={plan[part]} limit={PLAN_LIMITS.part} rows={3} onWritten={(text) => onChanged((shown) => ({ ...shown, [part]: text }))} />
        </div>
      ))}
      <p class="quiet" role="status">
        {isKept ? t('help.plan-kept') : ''}
      </p>
    </div>
  );
}
