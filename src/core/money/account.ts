/** An account of one user. It cannot go below zero. */
export type UserAccountKind = 'user:available' | 'user:held';

/** An account of the house; there is one of each kind. */
export type HouseAccountKind =
  /** What orders have earned; vendor costs are taken from it. */
  | 'house:revenue'
  /** Pays for gifts and for what cannot be got back; below zero by what it has given. */
  | 'house:promo'
  /** Below zero by what users have paid in Stars. */
  | 'stars:clearing'
  /** Below zero by what users have paid in roubles. */
  | 'rub:clearing'
  /** What the vendor has been paid. */
  | 'vendor:cost';

/** An account by what it is for and whose it is. */
export type Account =
  | { readonly kind: UserAccountKind; readonly userId: number }
  | { readonly kind: HouseAccountKind; readonly userId: null };
