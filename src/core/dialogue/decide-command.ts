import type { CommandName } from '../../../generated/bot.ts';
import { may, type Right } from '../admin/rights.ts';
import { type Answer, menu, say } from './answer.ts';
import { decideAdminCommand } from './decide-admin.ts';
import { chooseLanguage } from './decide-language.ts';
import { history } from './decide-past.ts';
import { balance, decideRefund } from './decide-payment.ts';
import { addPromo, decidePromo } from './decide-promo.ts';
import { invite } from './decide-referral.ts';
import { showSettings } from './decide-settings.ts';
import { decideStart } from './decide-start.ts';
import { askForHelp } from './decide-support.ts';
import type { Facts } from './decision.ts';
import { historyStart } from './history.ts';
import { notUnderstood } from './not-understood.ts';

type Command = (facts: Facts, argument: string) => Answer;

const COMMANDS: Readonly<Record<CommandName, Command>> = {
  // A newcomer is welcomed before any command is looked at.
  start: decideStart,
  menu: (facts) => menu(facts),
  balance,
  promo: decidePromo,
  invite,
  history: (facts) => history(facts, historyStart),
  language: chooseLanguage,
  settings: showSettings,
  help: () => say({ kind: 'help' }),
  paysupport: askForHelp,
  terms: () => say({ kind: 'terms' }),
};

/**
 * They are in no list of commands. For those without the right they do not exist, so that nobody is
 * invited to try.
 */
const ADMIN_COMMANDS: Readonly<Record<string, { right: Right; decide: Command }>> = {
  admin: { right: 'see-users', decide: decideAdminCommand },
  promo_add: { right: 'make-promo-codes', decide: addPromo },
  refund: { right: 'refund-payment', decide: decideRefund },
};

export function decideCommand(facts: Facts, command: string, argument: string): Answer {
  const decide = Object.hasOwn(COMMANDS, command)
    ? COMMANDS[command as CommandName]
    : adminCommand(facts, command);
  return decide?.(facts, argument) ?? notUnderstood(facts, 'error-unknown-command');
}

function adminCommand({ user }: Facts, command: string): Command | undefined {
  const known = Object.hasOwn(ADMIN_COMMANDS, command) ? ADMIN_COMMANDS[command] : undefined;
  return known !== undefined && may(user.role, known.right) ? known.decide : undefined;
}
