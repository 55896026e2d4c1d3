import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import type { Message } from '../../message.ts';
import { renderLogAlarm, renderOrderAlarm, renderUserAlarm } from './alarm.ts';
import { renderAudit } from './audit.ts';
import {
  renderBroadcast,
  renderBroadcastAsk,
  renderBroadcasts,
  renderBroadcastText,
  renderSegments,
} from './broadcast.ts';
import { renderIncident, renderIncidents } from './incident.ts';
import { renderAdminMenu, renderQuestion } from './menu.ts';
import {
  renderAskFree,
  renderAskPercent,
  renderModel,
  renderModelNews,
  renderModels,
} from './model.ts';
import { renderOrder, renderOrderRefund, renderOrders } from './order.ts';
import { renderPromo, renderPromoDraft, renderPromos } from './promo.ts';
import { renderQuestions } from './question.ts';
import { renderStaff } from './staff.ts';
import { renderStats } from './stats.ts';
import { renderAdjustment, renderUser } from './user.ts';

/** The screens of those who have a role. */
export function renderAdmin(view: AdminScreen, language: Language): Message {
  switch (view.show) {
    case 'menu':
      return renderAdminMenu(view, language);
    case 'ask':
      return renderQuestion(view, language);
    case 'user':
      return renderUser(view, language);
    case 'adjustment':
      return renderAdjustment(view, language);
    case 'staff':
      return renderStaff(view, language);
    case 'models':
      return renderModels(view, language);
    case 'model':
      return renderModel(view, language);
    case 'model-news':
      return renderModelNews(view, language);
    case 'order-alarm':
      return renderOrderAlarm(view, language);
    case 'user-alarm':
      return renderUserAlarm(view, language);
    case 'log-alarm':
      return renderLogAlarm(view, language);
    case 'ask-percent':
      return renderAskPercent(view, language);
    case 'ask-free':
      return renderAskFree(view, language);
    case 'questions':
      return renderQuestions(view, language);
    case 'promos':
      return renderPromos(view, language);
    case 'promo':
      return renderPromo(view, language);
    case 'promo-draft':
      return renderPromoDraft(view, language);
    case 'incidents':
      return renderIncidents(view, language);
    case 'incident':
      return renderIncident(view, language);
    case 'broadcasts':
      return renderBroadcasts(view, language);
    case 'broadcast-text':
      return renderBroadcastText(view);
    case 'segments':
      return renderSegments(view, language);
    case 'broadcast-ask':
      return renderBroadcastAsk(view, language);
    case 'broadcast':
      return renderBroadcast(view, language);
    case 'stats':
      return renderStats(view, language);
    case 'orders':
      return renderOrders(view, language);
    case 'order':
      return renderOrder(view, language);
    case 'order-refund':
      return renderOrderRefund(view, language);
    case 'audit':
      return renderAudit(view, language);
  }
}
