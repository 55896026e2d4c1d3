/** What somebody is to the bot besides its user. Owners are named by the environment. */
export type Role = 'owner' | GrantedRole;
/** Given by an owner, and stored. */
export type GrantedRole = 'admin' | 'support';

/** What not everybody may do. */
export type Right =
  | 'see-users'
  | 'answer-user'
  | 'see-orders'
  | 'see-incidents'
  | 'retry-delivery'
  | 'adjust-wallet'
  | 'ban-user'
  | 'refund-payment'
  | 'refund-order'
  | 'see-stats'
  | 'make-promo-codes'
  | 'change-models'
  | 'broadcast'
  | 'see-audit'
  | 'grant-roles';

const SUPPORT: readonly Right[] = [
  ...(['see-users', 'answer-user', 'see-orders', 'see-incidents', 'retry-delivery'] as const),
];
const ADMIN: readonly Right[] = [
  ...SUPPORT,
  ...(['adjust-wallet', 'ban-user', 'refund-payment', 'refund-order'] as const),
  ...(['see-stats', 'change-models', 'broadcast', 'make-promo-codes', 'see-audit'] as const),
];
const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  support: SUPPORT,
  admin: ADMIN,
  owner: [...ADMIN, 'grant-roles'],
};

/** The only place that says who may do what. Null: an ordinary user, who may do none of it. */
export function may(role: Role | null, right: Right): boolean {
  return role !== null && RIGHTS[role].includes(right);
}

export const grantedRoles: readonly GrantedRole[] = ['admin', 'support'];
