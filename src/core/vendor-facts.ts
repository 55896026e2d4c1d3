/**
 * How the vendor last refused or failed us: by what it said, by an answer that nobody could read,
 * or by none at all.
 */
export type VendorErrorKind =
  | 'parameters'
  | 'moderation'
  | 'media'
  | 'vendor'
  | 'model-unknown'
  | 'out-of-credits'
  | 'bad-key'
  | 'throttled'
  | 'unavailable'
  | 'ambiguous';

/** What this process knows of the vendor. An instance that does not lead knows nothing. */
export interface VendorFacts {
  /** Of the last request that the vendor took; null before the first. */
  readonly succeededAtMs: number | null;
  readonly lastError: { readonly kind: VendorErrorKind; readonly atMs: number } | null;
  /** Credits left on the account, when the vendor was last asked; null before that. */
  readonly credits: number | null;
}

/** Only an operator can mend these, and until then every order fails. */
const NEEDS_OPERATOR: ReadonlySet<VendorErrorKind> = new Set(['out-of-credits', 'bad-key']);

/** The error that makes every order fail; null when the vendor has taken something since. */
export function vendorBlockedBy({ succeededAtMs, lastError }: VendorFacts): VendorErrorKind | null {
  if (lastError === null || !NEEDS_OPERATOR.has(lastError.kind)) return null;
  return succeededAtMs !== null && succeededAtMs > lastError.atMs ? null : lastError.kind;
}
