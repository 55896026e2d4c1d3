import type { Language } from '../../../generated/messages.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { shortenHtml } from '../html.ts';
import type { Message } from '../message.ts';
import { renderBalance, renderLanguage, renderReceipt, renderTopUp } from './account.ts';
import { renderAdmin } from './admin/render-admin.ts';
import { renderBudget } from './budget.ts';
import { renderCard } from './card.ts';
import { renderSection, renderTask } from './choose-model.ts';
import { renderForm } from './form.ts';
import { renderGeneration } from './generation.ts';
import { renderHelp, renderPaySupport, renderTerms } from './help.ts';
import { renderHelpTopic } from './help-topic.ts';
import { renderHistory, renderHistoryFilters } from './history.ts';
import { renderIdeas } from './ideas.ts';
import { renderInvite } from './invite.ts';
import { renderMenu } from './menu.ts';
import { renderNotice } from './notice.ts';
import { renderPast } from './past.ts';
import { renderFamilies, renderFamily, renderPick } from './picks.ts';
import { renderChoosePrompt, renderExamples, renderPrompt, renderPrompts } from './prompts.ts';
import { renderSearch } from './search.ts';
import { renderSettings } from './settings.ts';
import { renderShare, renderShared } from './share.ts';
import { renderWelcome } from './welcome.ts';
import { renderWhichResult } from './which-result.ts';
import { renderWishModels, renderWishTasks } from './wish.ts';

/** What Telegram takes in one message, in UTF-16 units. */
const TEXT_LENGTH_MAX = 4096;

/** The words, the markup and the buttons of a screen, never longer than a message may be. */
export function renderScreen(screen: Screen, language: Language): Message {
  const { html, keyboard } = render(screen, language);
  return { html: shortenHtml(html, TEXT_LENGTH_MAX), keyboard };
}

function render(screen: Screen, language: Language): Message {
  switch (screen.kind) {
    case 'welcome':
      return renderWelcome(screen, language);
    case 'menu':
      return renderMenu(screen, language);
    case 'section':
      return renderSection(screen, language);
    case 'task':
      return renderTask(screen, language);
    case 'families':
      return renderFamilies(language);
    case 'family':
      return renderFamily(screen, language);
    case 'pick':
      return renderPick(screen, language);
    case 'wish-tasks':
      return renderWishTasks(screen, language);
    case 'wish-models':
      return renderWishModels(screen, language);
    case 'search':
      return renderSearch(screen, language);
    case 'card':
      return renderCard(screen, language);
    case 'form':
      return renderForm(screen, language);
    case 'generation':
      return renderGeneration(screen, language);
    case 'history':
      return renderHistory(screen, language);
    case 'history-filters':
      return renderHistoryFilters(screen, language);
    case 'which-result':
      return renderWhichResult(screen, language);
    case 'share':
      return renderShare(screen, language);
    case 'shared':
      return renderShared(screen, language);
    case 'past':
      return renderPast(screen, language);
    case 'balance':
      return renderBalance(screen, language);
    case 'budget':
      return renderBudget(screen, language);
    case 'invite':
      return renderInvite(screen, language);
    case 'receipt':
      return renderReceipt(screen, language);
    case 'topup':
      return renderTopUp(screen, language);
    case 'help':
      return renderHelp(language);
    case 'help-topic':
      return renderHelpTopic(screen, language);
    case 'settings':
      return renderSettings(screen, language);
    case 'paysupport':
      return renderPaySupport(screen, language);
    case 'terms':
      return renderTerms(language);
    case 'language':
      return renderLanguage(language);
    case 'admin':
      return renderAdmin(screen.view, language);
    case 'notice':
      return renderNotice(screen, language);
    default:
      return renderReady(screen, language);
  }
}

type ReadyKind = 'ideas' | 'prompts' | 'prompt' | 'choose-prompt' | 'examples';

/** What is ready to be taken: ideas, and words that are kept or are examples. */
function renderReady(
  screen: Extract<Screen, { readonly kind: ReadyKind }>,
  language: Language,
): Message {
  switch (screen.kind) {
    case 'prompts':
      return renderPrompts(screen, language);
    case 'prompt':
      return renderPrompt(screen, language);
    case 'choose-prompt':
      return renderChoosePrompt(screen, language);
    case 'examples':
      return renderExamples(language);
    case 'ideas':
      return renderIdeas(language);
  }
}
