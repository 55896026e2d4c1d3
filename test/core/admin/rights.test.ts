import { describe, expect, it } from 'vitest';
import { rightOfAdminAction } from '../../../src/core/admin/admin-action.ts';
import { may, type Right, type Role } from '../../../src/core/admin/rights.ts';

const ALL: readonly Right[] = [...new Set(Object.values(rightOfAdminAction))];

describe('who may do what', () => {
  it.each<[Role | null, readonly Right[]]>([
    [null, []],
    ['support', ['see-users', 'answer-user', 'see-orders', 'retry-delivery', 'see-incidents']],
    ['admin', ALL.filter((right) => right !== 'grant-roles')],
    ['owner', ALL],
  ])('%s', (role, rights) => {
    expect(ALL.filter((right) => may(role, right))).toEqual(rights);
  });
});
