/**
 * The own plan between the person and the disk. A change leaves at once, or as soon as the one before it is written: two under way could commit
 * in either order. What another page writes comes into every field at once, except into the one that is being written in: there it is put together
 * on the disk (see `mergePlan`).
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { NO_PLAN, PLAN_FIELDS, type OwnPlan, type PlanField } from '../../core/help-plan.ts';
import type { HelpPort } from '../../core/help-port.ts';
import { isSame } from '../../core/note-edit.ts';
import { mergePlan } from '../../core/plan-merge.ts';

export interface PlanHandle {
  /** Null while it is covered. */
  readonly plan: OwnPlan | null;
  /** What could not be done: the last writing, or the deleting. */
  readonly failure: 'write' | 'delete' | null;
  /** Resolves when it is there; rejects where it cannot be read. What could not be written before is there again. */
  uncover(): Promise<void>;
  /** Takes it off the screen. It is not held either, unless it could not be written. */
  cover(): void;
  /** Takes a change, made from what is shown by then. */
  change(change: (shown: OwnPlan) => OwnPlan): void;
  /** Writes again what could not be written. */
  retry(): void;
  /** Resolves to whether it is gone. */
  forget(): Promise<boolean>;
  /** For the element around the fields. */
  readonly watch: { onFocusIn(event: FocusEvent): void; onFocusOut(): void };
}

interface Held {
  /** The plan as it was stored when these fields last took it over. */
  readonly base: OwnPlan;
  /** The plan as the fields show it. */
  readonly mine: OwnPlan;
}

export function usePlan(port: HelpPort): PlanHandle {
  const [plan, setPlan] = useState<OwnPlan | null>(null);
  const [failure, setFailure] = useState<PlanHandle['failure']>(null);
  const held = useRef<Held | null>(null);
  const isCovered = useRef(true);
  const writing = useRef<Promise<void> | null>(null);
  const hasNews = useRef(false);
  const writtenIn = useRef<PlanField | null>(null);
  /** What the field that is being written in has not taken over yet. */
  const waiting = useRef<OwnPlan | null>(null);

  function hold(next: Held | null): void {
    held.current = next;
    setPlan(isCovered.current ? null : (next?.mine ?? null));
  }

  /** Takes over what is stored, field by field; `sent` is what this page had just written of it. */
  function adopt(stored: OwnPlan, sent?: OwnPlan): void {
    const current = held.current;
    if (!current) return;
    const from = sent ?? current.base;
    const merged = mergePlan(from, current.mine, stored);
    const base: Record<string, unknown> = { ...stored };
    const mine: Record<string, unknown> = { ...merged };
    const field = writtenIn.current;
    if (field !== null && document.hasFocus()) {
      base[field] = from[field];
      mine[field] = current.mine[field];
      waiting.current = stored;
    }
    hold({ base: base as OwnPlan, mine: mine as OwnPlan });
  }

  async function write(): Promise<void> {
    for (let current = held.current; current && !isSame(current.base, current.mine); current = held.current) {
      const { base, mine } = current;
      const stored = await port.writePlan((now) => (now ? mergePlan(base, mine, now) : mine));
      adopt(stored, mine);
      if (isSame(mine, held.current?.mine)) break;
    }
  }

  function send(): void {
    writing.current ??= write()
      .then(
        () => setFailure(null),
        () => setFailure('write'),
      )
      .then(() => {
        writing.current = null;
        // Covered meanwhile: what is safe on the disk is held no longer.
        if (isCovered.current && held.current && isSame(held.current.base, held.current.mine)) hold(null);
        if (hasNews.current) hear();
      });
  }

  function hear(): void {
    hasNews.current = writing.current !== null;
    if (hasNews.current || !held.current) return;
    const before = held.current;
    // What was read before a change of this page says nothing about it.
    port.readPlan().then(
      (stored) => (held.current === before ? adopt(stored) : hear()),
      (thrown: unknown) => console.warn('the plan could not be read again', thrown),
    );
  }
  useEffect(() => port.watchPlan(hear), [port]);

  return {
    plan,
    failure,
    async uncover() {
      const found = held.current ? null : await port.readPlan();
      isCovered.current = false;
      hold(found ? { base: found, mine: found } : held.current);
      if (!found) send();
    },
    cover() {
      isCovered.current = true;
      writtenIn.current = null;
      const current = held.current;
      hold(current && !isSame(current.base, current.mine) ? current : null);
    },
    change(change) {
      if (!held.current) return;
      hold({ ...held.current, mine: change(held.current.mine) });
      send();
    },
    retry: send,
    async forget() {
      await writing.current;
      try {
        await port.forgetPlan();
      } catch (thrown) {
        console.warn('the plan could not be deleted', thrown);
        setFailure('delete');
        return false;
      }
      setFailure(null);
      hold({ base: NO_PLAN, mine: NO_PLAN });
      return true;
    },
    watch: {
      onFocusIn(event) {
        const field = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]')?.dataset['part'] : undefined;
        writtenIn.current = PLAN_FIELDS.find((one) => one === field) ?? null;
      },
      onFocusOut() {
        writtenIn.current = null;
        const stored = waiting.current;
        waiting.current = null;
        if (stored) hear();
      },
    },
  };
}
