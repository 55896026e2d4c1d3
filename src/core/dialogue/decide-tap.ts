import { offeredModel, offerPage } from '../catalogue/offer.ts';
import { offersOfFamily } from '../catalogue/picks.ts';
import type { Action } from './action.ts';
import { decodeAction } from './action-data.ts';
import { type Answer, leaveFor, menu } from './answer.ts';
import { decideAdminTap } from './decide-admin.ts';
import { setBudget, showBudget } from './decide-budget.ts';
import {
  answerTo,
  discardForm,
  exampleForm,
  newForm,
  unavailableModel,
  withForm,
} from './decide-form.ts';
import { chooseLanguage, setLanguage } from './decide-language.ts';
import { confirmOrder } from './decide-order.ts';
import {
  history,
  historyFilters,
  originalsOfOrder,
  pastOrder,
  repeatOrder,
  resendOrder,
  stopOrder,
  withGeneration,
} from './decide-past.ts';
import { balance, buy } from './decide-payment.ts';
import { askForPromo } from './decide-promo.ts';
import {
  choosePrompt,
  deletePrompt,
  keepOfForm,
  keepOfOrder,
  makeOfPrompt,
  showPrompt,
  showPrompts,
  takePrompt,
  takeReady,
} from './decide-prompts.ts';
import { startQuickAction } from './decide-quick.ts';
import { redeliver } from './decide-redelivery.ts';
import { invite } from './decide-referral.ts';
import { setFavourite, upscale, useResult, varyOrder } from './decide-result.ts';
import { askForWords, turnResults } from './decide-search.ts';
import { changeSettings, declineNews, showSettings } from './decide-settings.ts';
import { makeLikeShared, shareResult, unshareResult } from './decide-share.ts';
import { showTour, startTrial } from './decide-tour.ts';
import { makeOfWords, otherModels, otherTasks, wishForModel, wishForTask } from './decide-wish.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { modelCard } from './model-card.ts';
import { alert, toast } from './notice.ts';
import { staleButton } from './stale-button.ts';

/** What a button leads to. A button of another version leads back to the menu. */
export function decideTap(facts: Facts, data: string): Answer {
  const action = decodeAction(data);
  return action === null ? staleButton(facts) : ANSWERS[action.kind](facts, action as never);
}

type Answers = {
  readonly [Kind in Action['kind']]: (
    facts: Facts,
    action: Extract<Action, { readonly kind: Kind }>,
  ) => Answer;
};

const ANSWERS: Answers = {
  menu: (facts) => menu(facts),
  help: (_, { topic }) =>
    leaveFor(topic === null ? { kind: 'help' } : { kind: 'help-topic', topic }),
  tour: showTour,
  try: startTrial,
  settings: (facts, { change }) =>
    change === null ? showSettings(facts) : changeSettings(facts, change),
  'no-news': declineNews,
  status: ({ openGenerations }) => ({ replies: [status(openGenerations)] }),
  paysupport: ({ recentPayments }) => leaveFor({ kind: 'paysupport', payments: recentPayments }),
  terms: () => leaveFor({ kind: 'terms' }),
  language: (facts, { language }) =>
    language === null ? chooseLanguage() : setLanguage(facts, language),
  section: (_, { section }) => leaveFor({ kind: 'section', section }),
  task: (facts, { task, page }) =>
    offerPage(task, page) === null ? staleButton(facts) : leaveFor({ kind: 'task', task, page }),
  families: () => leaveFor({ kind: 'families' }),
  family: (facts, { family, page }) =>
    offersOfFamily(family).length === 0
      ? staleButton(facts)
      : leaveFor({ kind: 'family', family, page }),
  pick: ({ modelUse, freeUses }, { list, page }) =>
    leaveFor({ kind: 'pick', list, page, uses: modelUse ?? [], freeUses }),
  wish: makeOfWords,
  'wish-tasks': otherTasks,
  'wish-task': (facts, { task }) => wishForTask(facts, task),
  'wish-models': (facts, { page }) => otherModels(facts, page),
  'wish-model': (facts, { modelId }) => wishForModel(facts, modelId),
  prompts: (facts, { page }) => showPrompts(facts, page),
  prompt: showPrompt,
  'use-prompt': makeOfPrompt,
  'delete-prompt': deletePrompt,
  'keep-order-prompt': (facts) => withGeneration(facts, (order) => keepOfOrder(facts, order)),
  'keep-form-prompt': (facts, { draftId }) =>
    withForm(facts, draftId, (form) => keepOfForm(facts, form)),
  'choose-prompt': (facts, { draftId, page }) =>
    withForm(facts, draftId, (form) => choosePrompt(facts, form, page)),
  'take-prompt': (facts, { draftId }) =>
    withForm(facts, draftId, (form) => takePrompt(facts, form)),
  'take-ready': (facts, { draftId, number }) =>
    withForm(facts, draftId, (form) => takeReady(facts, form, number)),
  examples: () => leaveFor({ kind: 'examples' }),
  ideas: () => leaveFor({ kind: 'ideas' }),
  quick: (facts, { action }) => startQuickAction(facts, action),
  search: askForWords,
  found: (facts, { page }) => turnResults(facts, page),
  model: (facts, { modelId }) =>
    offeredModel(modelId) === null
      ? unavailableModel(facts, modelId)
      : leaveFor(modelCard(facts, modelId)),
  example: (facts, { modelId }) => exampleForm(facts, modelId),
  new: (facts, { modelId }) => newForm(facts, modelId),
  form: (facts, { draftId, form: answer }) =>
    withForm(facts, draftId, (form) => answerTo(facts, form, answer)),
  confirm: (facts, { draftId, priceKopecks }) =>
    withForm(facts, draftId, (form) => confirmOrder(facts, form, priceKopecks)),
  discard: (facts, { draftId }) => withForm(facts, draftId, (form) => discardForm(facts, form)),
  resume: (facts, { draftId }) =>
    withForm(facts, draftId, (form) => ({ replies: [formPanel(facts, form)] })),
  history: (facts, { page, filter }) => history(facts, { filter: filter ?? 'all', page }),
  'history-filters': historyFilters,
  past: (facts) => withGeneration(facts, (generation) => pastOrder(facts, generation)),
  cancel: (facts) => withGeneration(facts, stopOrder),
  repeat: (facts) => withGeneration(facts, (generation) => repeatOrder(facts, generation)),
  resend: (facts) => withGeneration(facts, (generation) => resendOrder(facts, generation)),
  originals: (facts) => withGeneration(facts, (generation) => originalsOfOrder(facts, generation)),
  use: (facts, { which }) => withGeneration(facts, (order) => useResult(facts, order, which)),
  upscale: (facts, { which }) => withGeneration(facts, (order) => upscale(facts, order, which)),
  vary: (facts) => withGeneration(facts, (order) => varyOrder(facts, order)),
  favourite: (facts, { isOn }) =>
    withGeneration(facts, (order) => setFavourite(facts, order, isOn)),
  redeliver: (facts, { priceKopecks }) =>
    withGeneration(facts, (order) => redeliver(facts, order, priceKopecks)),
  share: (facts) => withGeneration(facts, (order) => shareResult(facts, order)),
  unshare: (facts) => withGeneration(facts, (order) => unshareResult(facts, order)),
  like: makeLikeShared,
  balance,
  promo: askForPromo,
  invite,
  budget: (facts, { kopecks }) =>
    kopecks === null ? showBudget(facts) : setBudget(facts, kopecks),
  buy: (facts, { currency, amount }) => buy(facts, currency, amount) ?? staleButton(facts),
  admin: (facts, { admin }) => decideAdminTap(facts, admin),
};

function status(openGenerations: number) {
  return openGenerations === 0
    ? toast('status-active')
    : alert('status-orders', { count: openGenerations });
}
