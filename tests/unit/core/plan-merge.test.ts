import { describe, expect, test } from 'vitest';
import { NO_PLAN, type OwnPlan } from '../../../core/help-plan.ts';
import { mergePlan } from '../../../core/plan-merge.ts';

const sam = { id: '1', name: 'Sam', reach: 'the blue door' };
const ana = { id: '2', name: 'Ana', reach: '' };
const plan = (change: Partial<OwnPlan>): OwnPlan => ({ ...NO_PLAN, ...change });

describe('a plan that two pages wrote (LD-05)', () => {
  test.each([
    ['a part that only this page changed is this page’s', { signs: 'a' }, { signs: 'ab' }, { signs: 'a' }, { signs: 'ab' }],
    ['a part that only the other changed is the other’s', { signs: 'a' }, { signs: 'a' }, { signs: 'ax' }, { signs: 'ax' }],
    ['a part that both changed holds both texts', { signs: 'a' }, { signs: 'ab' }, { signs: 'x' }, { signs: 'x\nab' }],
    ['contacts that both added are both there', {}, { contacts: [sam] }, { contacts: [ana] }, { contacts: [ana, sam] }],
    ['one that the other page took away is gone', { contacts: [sam] }, { contacts: [sam] }, {}, {}],
    ['one that this page took away is gone', { contacts: [sam, ana] }, { contacts: [ana] }, { contacts: [sam, ana] }, { contacts: [ana] }],
    ['one that was taken away here and changed there stays', { contacts: [sam] }, {}, { contacts: [{ ...sam, reach: 'next door' }] }, { contacts: [{ ...sam, reach: 'next door' }] }],
    ['one that was changed here and taken away there stays', { contacts: [sam] }, { contacts: [{ ...sam, reach: 'next door' }] }, {}, { contacts: [{ ...sam, reach: 'next door' }] }],
    ['name and reach of one contact may come from two pages', { contacts: [sam] }, { contacts: [{ ...sam, name: 'Samuel' }] }, { contacts: [{ ...sam, reach: 'next door' }] }, { contacts: [{ id: '1', name: 'Samuel', reach: 'next door' }] }],
  ] as const)('%s', (_, base, mine, stored, merged) => {
    expect(mergePlan(plan(base), plan(mine), plan(stored))).toEqual(plan(merged));
  });
});
