/** The kinds of update that the bot asks Telegram for. Of others it would never hear. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'pre_checkout_query',
  'my_chat_member',
] as const;
