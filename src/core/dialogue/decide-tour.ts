import { welcomeCreditKopecks } from '../../../generated/bot.ts';
import { trialFor } from '../catalogue/trial.ts';
import { type Answer, leaveFor } from './answer.ts';
import { exampleForm } from './decide-form.ts';
import type { Facts } from './decision.ts';

/** The first thing that a newcomer sees, once: what the bot does, and a first try at one tap. */
export function welcome({ freeUses }: Facts, firstName: string): Answer {
  return leaveFor({
    kind: 'welcome',
    firstName,
    creditKopecks: welcomeCreditKopecks,
    trial: trialFor(freeUses),
  });
}

/** The same again, for who asks for it. The gift was given before. */
export function showTour({ freeUses }: Facts): Answer {
  return leaveFor({
    kind: 'welcome',
    firstName: '',
    creditKopecks: 0n,
    trial: trialFor(freeUses),
  });
}

/** A form in which everything is filled in: the next tap starts it. */
export function startTrial(facts: Facts): Answer {
  const trial = trialFor(facts.freeUses);
  return trial === null ? leaveFor({ kind: 'ideas' }) : exampleForm(facts, trial.modelId);
}
