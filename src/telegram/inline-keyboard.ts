import { encodeAction } from '../core/dialogue/action-data.ts';
import type { Keyboard } from './message.ts';

/**
 * Buttons under a message, as the Bot API takes them.
 * @throws when one carries more than Telegram allows, which is a fault in the code
 */
export function inlineKeyboard(keyboard: Keyboard): InlineKeyboard {
  return {
    inline_keyboard: keyboard.map((row) =>
      row.map((button) => ({ text: button.text, callback_data: encodeAction(button.action) })),
    ),
  };
}

interface InlineKeyboard {
  readonly inline_keyboard: { readonly text: string; readonly callback_data: string }[][];
}
