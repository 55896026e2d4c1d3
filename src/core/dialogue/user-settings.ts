/** What a user wants to hear. Results, and what is said about money, always come. */
export interface UserSettings {
  /** News of the bot, sent to many. */
  readonly wantsNews: boolean;
  /** Results come without a sound. */
  readonly isQuiet: boolean;
}

/** What a button changes. It names what will be so, so that a second tap changes nothing. */
export const settingsChanges = ['news-on', 'news-off', 'quiet-on', 'quiet-off'] as const;
export type SettingsChange = (typeof settingsChanges)[number];

export function isSettingsChange(text: string): text is SettingsChange {
  return (settingsChanges as readonly string[]).includes(text);
}

export const usualSettings: UserSettings = { wantsNews: true, isQuiet: false };

/** The settings after a change. */
export function settingsAfter(before: UserSettings, change: SettingsChange): UserSettings {
  switch (change) {
    case 'news-on':
    case 'news-off':
      return { ...before, wantsNews: change === 'news-on' };
    case 'quiet-on':
    case 'quiet-off':
      return { ...before, isQuiet: change === 'quiet-on' };
  }
}
