import { type Answer, leaveFor } from './answer.ts';
import type { Facts } from './decision.ts';
import { alert, toast } from './notice.ts';
import { type SettingsChange, settingsAfter } from './user-settings.ts';

/** What a user can choose for all of the bot. */
export function showSettings({ settings }: Facts): Answer {
  return leaveFor({ kind: 'settings', settings });
}

/** Changes one of them. */
export function changeSettings(facts: Facts, change: SettingsChange): Answer {
  const settings = settingsAfter(facts.settings, change);
  const { replies, ...rest } = leaveFor({ kind: 'settings', settings });
  return {
    ...rest,
    replies: [toast('settings-changed'), ...replies],
    deeds: [{ kind: 'set-settings', settings }],
  };
}

/** The button under news. Whatever the user is doing in the chat goes on. */
export function declineNews({ settings }: Facts): Answer {
  return {
    replies: [alert('news-off-done')],
    deeds: [{ kind: 'set-settings', settings: settingsAfter(settings, 'news-off') }],
  };
}
