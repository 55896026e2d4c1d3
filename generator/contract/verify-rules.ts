/**
 * Names of the rules on code that `enforced_by: [{ rule }]` may name. A rule is added here when it
 * can fire: until then an invariant that relied on it would be enforced by nothing.
 */
export const verifyRules: readonly string[] = [];
