import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import type { Message } from '../../message.ts';
import { renderAudit } from './audit.ts';
import { renderAdminMenu, renderQuestion } from './menu.ts';
import { renderStaff } from './staff.ts';
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
    case 'audit':
      return renderAudit(view, language);
  }
}
