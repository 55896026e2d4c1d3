import type { PromoCard } from '../admin/promo-card.ts';
import { nextStep, type PromoDraft, promoOf, withStep } from '../admin/promo-draft.ts';
import type { NewPromo } from '../money/promo.ts';
import { askAdmin, audited, showAdmin } from './admin-answer.ts';
import { type Answer, say } from './answer.ts';
import type { Deed, Facts, Reply } from './decision.ts';
import { alert, notice, toast } from './notice.ts';

const DAY_MS = 86_400_000;

export function promosScreen({ admin, nowMs }: Facts): Answer {
  const latest = admin.kind === 'promos' ? admin.latest : [];
  return showAdmin({ show: 'promos', latest, nowMs });
}

/** Goes on with the code that a button is about, if there is such a code. */
export function withPromo({ admin }: Facts, goOn: (promo: PromoCard) => Answer): Answer {
  const promo = admin.kind === 'promo' ? admin.promo : null;
  return promo === null ? { replies: [alert('promo-unknown')] } : goOn(promo);
}

export function promoScreen(
  { nowMs }: Facts,
  promo: PromoCard,
  more: { readonly first?: Reply; readonly deeds?: readonly Deed[] } = {},
): Answer {
  return showAdmin({ show: 'promo', promo, nowMs }, more);
}

/** The question for the next step, or for the last tap. */
export function askForPromoStep(draft: PromoDraft = {}): Answer {
  return askAdmin({ show: 'promo-draft', draft }, { asks: 'promo', draft });
}

const UNCLEAR = {
  code: 'admin-promo-code-unclear',
  kopecks: 'admin-promo-kopecks-unclear',
  uses: 'admin-promo-uses-unclear',
  days: 'admin-promo-days-unclear',
} as const;

export function promoStepTyped({ admin }: Facts, draft: PromoDraft, text: string): Answer {
  const step = nextStep(draft);
  if (step === null) return askForPromoStep(draft);
  const next = withStep(draft, text);
  if (next === null) return say(notice(UNCLEAR[step]));
  if (step === 'code' && admin.kind === 'promo' && admin.promo !== null) {
    return say(notice('promo-exists', { code: admin.promo.code }));
  }
  return askForPromoStep(next);
}

/** Makes what was shown. A button of another draft, or tapped again, does nothing. */
export function makePromo(facts: Facts, { code }: { readonly code: string }): Answer {
  const { adminInput: input } = facts.dialogue;
  const made = input?.asks === 'promo' && input.draft.code === code ? promoOf(input.draft) : null;
  if (made === null) return { replies: [toast('admin-done-before')] };
  const { admin, nowMs } = facts;
  if (admin.kind === 'promo' && admin.promo !== null) {
    return { replies: [alert('promo-exists', { code })] };
  }
  const { kopecks, uses, days } = made;
  const expiresAtMs = nowMs + days * DAY_MS;
  const promo: PromoCard = { code, kopecks, uses, redeemed: 0, expiresAtMs, isOff: false };
  return promoScreen(facts, promo, { first: toast('admin-done'), deeds: promoDeeds(made) });
}

/** A new code, and its line in the log. */
export function promoDeeds(promo: NewPromo): readonly Deed[] {
  const { code, kopecks, uses, days } = promo;
  const after = { kopecks: String(kopecks), uses, days };
  const entry = { action: 'promo', subject: `promo ${code}`, before: {}, after } as const;
  return [{ kind: 'add-promo', promo }, ...audited(entry)];
}

/** Of two admins at once the second sees what the first has done. */
export function turnPromo(facts: Facts, promo: PromoCard, isOff: boolean): Answer {
  if (promo.isOff === isOff) return promoScreen(facts, promo);
  const { code } = promo;
  const deeds = audited(
    {
      action: 'promo',
      subject: `promo ${code}`,
      before: { isOff: promo.isOff },
      after: { isOff },
    },
    { kind: 'switch-promo', code, isOff },
  );
  return promoScreen(facts, { ...promo, isOff }, { first: toast('admin-done'), deeds });
}
