import { rubInvoice, stars } from '../../../generated/bot.ts';
import type { PaidInvoice } from '../incoming.ts';
import type { Kopecks } from '../money/kopecks.ts';
import type { Invoice } from './decision.ts';

export type Currency = Invoice['currency'];

/** What can be bought: an amount of a currency, and what it puts into the wallet. */
export interface Package {
  readonly currency: Currency;
  /** Whole Stars, or kopecks. */
  readonly amount: number;
  readonly kopecks: Kopecks;
}

const STAR_PACKAGES: readonly Package[] = stars.packages.map((each) => ({
  currency: 'XTR',
  amount: each.stars,
  kopecks: each.kopecks,
}));

/** The same sums in roubles, as far as an invoice may be that small. */
const RUB_PACKAGES: readonly Package[] = STAR_PACKAGES.filter(
  ({ kopecks }) => kopecks >= rubInvoice.minimumKopecks && kopecks <= rubInvoice.maximumKopecks,
).map(({ kopecks }) => ({ currency: 'RUB', amount: Number(kopecks), kopecks }));

/** All that is on sale in a currency. */
export function packagesIn(currency: Currency): readonly Package[] {
  return currency === 'XTR' ? STAR_PACKAGES : RUB_PACKAGES;
}

export function findPackage(currency: Currency, amount: number): Package | null {
  return packagesIn(currency).find((each) => each.amount === amount) ?? null;
}

/** An invoice for one user. `mark` tells it from others of the same user. */
export function invoiceFor(userId: number, bought: Package, mark: string): Invoice {
  const { currency, amount, kopecks } = bought;
  const payload = ['topup', userId, currency, amount, mark].join(':');
  return { payload, currency, amount, kopecks };
}

const PAYLOAD = /^topup:(\d+):(XTR|RUB):(\d+):[\w-]+$/;

/**
 * What an invoice pays for: null unless we wrote it for this user, for this sum, and still sell it.
 */
export function boughtWith(invoice: PaidInvoice, userId: number): Package | null {
  const [, user, currency, amount] = PAYLOAD.exec(invoice.payload) ?? [];
  if (user !== String(userId) || currency !== invoice.currency) return null;
  if (amount !== String(invoice.amount)) return null;
  return findPackage(currency as Currency, invoice.amount);
}

/**
 * What money is worth that came with an invoice that is not ours, or no longer: the user has paid,
 * so it is never less than a package would have given. Stars are reckoned at the best rate on sale.
 * Null for money of which we do not know the worth.
 */
export function worthOf({ currency, amount }: PaidInvoice): Kopecks | null {
  if (!Number.isSafeInteger(amount) || amount <= 0) return null;
  if (currency === 'RUB') return BigInt(amount);
  if (currency !== 'XTR') return null;
  const worths = STAR_PACKAGES.map((each) => roundedUp(each.kopecks * BigInt(amount), each.amount));
  return worths.sort((a, b) => Number(b - a))[0] ?? null;
}

function roundedUp(numerator: bigint, denominator: number): bigint {
  const divisor = BigInt(denominator);
  return (numerator + divisor - 1n) / divisor;
}
