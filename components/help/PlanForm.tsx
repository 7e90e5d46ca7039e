import { PLAN_LIMITS, PLAN_PARTS, type OwnContact, type OwnPlan } from '../../core/help-plan.ts';
import type { OwnPlanWords } from '../../core/words-plan.ts';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';

interface Props {
  readonly plan: OwnPlan;
  readonly said: OwnPlanWords;
  readonly newId: () => string;
  readonly onChanged: (plan: OwnPlan) => void;
}

/** The fields of the plan. Each is private text: no spell-checking, no autocomplete, unless the settings say otherwise. */
export function PlanForm({ plan, said, newId, onChanged }: Props) {
  const { t } = useWords();
  const changeContact = (id: string, change: Partial<OwnContact>) =>
    onChanged({ ...plan, contacts: plan.contacts.map((contact) => (contact.id === id ? { ...contact, ...change } : contact)) });
  return (
    <div class="plan-form">
      <h3>{said.contacts}</h3>
      {plan.contacts.map(({ id, name, reach }) => (
        <fieldset class="plan-contact" key={id}>
          <legend class="visually-hidden">{name.trim() === '' ? said.contact : name}</legend>
          <TextField label={said.name} value={name} limit={PLAN_LIMITS.name} onWritten={(text) => changeContact(id, { name: text })} />
          <TextField label={said.reach} value={reach} limit={PLAN_LIMITS.reach} onWritten={(text) => changeContact(id, { reach: text })} />
          <button type="button" class="link" onClick={() => onChanged({ ...plan, contacts: plan.contacts.filter((contact) => contact.id !== id) })}>
            {said['contact-delete']}
          </button>
        </fieldset>
      ))}
      {plan.contacts.length < PLAN_LIMITS.contacts && (
        <button type="button" class="act" onClick={() => onChanged({ ...plan, contacts: [...plan.contacts, { id: newId(), name: '', reach: '' }] })}>
          {said['contact-add']}
        </button>
      )}
      {PLAN_PARTS.map((part) => (
        <TextField key={part} label={said[part]} value={plan[part]} limit={PLAN_LIMITS.part} rows={3} onWritten={(text) => onChanged({ ...plan, [part]: text })} />
      ))}
      <p class="quiet" role="status">
        {t('help.plan-kept')}
      </p>
    </div>
  );
}
