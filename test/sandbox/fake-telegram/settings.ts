/** How strict the fake is. Each default is a figure of the real service; null switches a limit off. */
export interface Settings {
  /** How long a tap may wait for `answerCallbackQuery`. */
  callbackAnswerMs: number;
  /** How long a payment may wait for `answerPreCheckoutQuery`. */
  checkoutAnswerMs: number;
  /** Sends per second, to all chats together. */
  sendsPerSecond: number | null;
  /** Sends per second to one chat. Telegram tolerates bursts, so it is off. */
  sendsPerSecondPerChat: number | null;
  webhookTimeoutMs: number;
  /** Pause before a refused webhook is tried again; it doubles each time. */
  webhookRetryFirstMs: number;
  webhookRetryMaxMs: number;
  /** The real service takes only https; a sandbox has none. */
  webhookHttpsOnly: boolean;
  photoUploadBytesMax: number;
  uploadBytesMax: number;
  photoByUrlBytesMax: number;
  fileByUrlBytesMax: number;
  fetchTimeoutMs: number;
  downloadBytesMax: number;
  /** After that, a message can no longer be deleted. */
  deletableMs: number;
  /** How long a draft of a message is shown. */
  draftMs: number;
}

const MEBIBYTE = 1024 * 1024;

export const realSettings: Readonly<Settings> = {
  callbackAnswerMs: 15_000,
  checkoutAnswerMs: 10_000,
  sendsPerSecond: 30,
  sendsPerSecondPerChat: null,
  webhookTimeoutMs: 60_000,
  webhookRetryFirstMs: 1_000,
  webhookRetryMaxMs: 60_000,
  webhookHttpsOnly: false,
  photoUploadBytesMax: 10 * MEBIBYTE,
  uploadBytesMax: 50 * MEBIBYTE,
  photoByUrlBytesMax: 5 * MEBIBYTE,
  fileByUrlBytesMax: 20 * MEBIBYTE,
  fetchTimeoutMs: 20_000,
  downloadBytesMax: 20 * MEBIBYTE,
  deletableMs: 48 * 3_600_000,
  draftMs: 30_000,
};
