import type { FakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { call, ok } from './telegram-call.ts';
import { startWebhookReceiver, type WebhookReceiver } from './telegram-webhook.ts';

// biome-ignore lint/suspicious/noExplicitAny: an update, as a bot gets it.
type Update = any;

/** A small bot that speaks to the fake over HTTP, as a real one does. It answers after its 200. */
export interface PlayBot {
  /** Resolves when nothing is being answered and nothing waits. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function startPlayBot(telegram: FakeTelegram): Promise<PlayBot> {
  const work = new Set<Promise<void>>();
  /** One after the other in each chat. */
  const lanes = new Map<number, Promise<void>>();
  const receiver: WebhookReceiver = await startWebhookReceiver(({ update }) => {
    const from =
      update.message?.from ?? update.callback_query?.from ?? update.pre_checkout_query?.from;
    const chatId = from?.id ?? 0;
    const done = (lanes.get(chatId) ?? Promise.resolve()).then(() => answer(telegram, update));
    lanes.set(chatId, done);
    work.add(done);
    void done.finally(() => work.delete(done));
    return 200;
  });
  await ok(telegram, 'setWebhook', { url: receiver.url });
  return {
    async settle() {
      while (work.size > 0 || telegram.control.pending().length > 0) {
        await Promise.all(work);
        // What waits is being delivered: the call is answered only after it.
        await call(telegram, 'getMe');
      }
    },
    close: () => receiver.close(),
  };
}

const keyboard = (...rows: string[][]): unknown => ({
  inline_keyboard: rows.map((row) => row.map((text) => ({ text, callback_data: text }))),
});

async function answer(telegram: FakeTelegram, update: Update): Promise<void> {
  const { message, callback_query: tap, pre_checkout_query: checkout } = update;
  if (checkout !== undefined) {
    await ok(telegram, 'answerPreCheckoutQuery', { pre_checkout_query_id: checkout.id, ok: true });
  } else if (tap !== undefined) await answerTap(telegram, tap);
  else if (message !== undefined) await answerMessage(telegram, message);
}

async function answerTap(telegram: FakeTelegram, tap: Update): Promise<void> {
  await ok(telegram, 'answerCallbackQuery', {
    callback_query_id: tap.id,
    text: `Выбрано: ${tap.data}`,
  });
  const place = { chat_id: tap.from.id, message_id: tap.message.message_id };
  for (const text of ['Думаю…', 'Почти готово…', `Готово: ${tap.data}`]) {
    const reply_markup = keyboard(['◀️ Назад', tap.data]);
    await ok(telegram, 'editMessageText', { ...place, text, reply_markup });
  }
}

async function answerMessage(telegram: FakeTelegram, message: Update): Promise<void> {
  const chat_id = message.chat.id;
  if (message.photo !== undefined) {
    const photo = message.photo.at(-1).file_id;
    await ok(telegram, 'sendPhoto', { chat_id, photo, caption: 'Ваше фото' });
  } else if (message.successful_payment !== undefined) {
    const { telegram_payment_charge_id: id, total_amount: amount } = message.successful_payment;
    await ok(telegram, 'sendMessage', { chat_id, text: `Получено ${amount} ⭐, платёж ${id}` });
  } else if (message.text === '/start') {
    await ok(telegram, 'sendMessage', {
      chat_id,
      parse_mode: 'HTML',
      text: `<b>Привет, ${message.from.first_name}!</b>\n\nЧто сделаем?`,
      reply_markup: keyboard(['🖼 Картинки', '🎬 Видео'], ['💰 Баланс']),
    });
  } else if (message.text === '/buy') {
    const prices = [{ label: 'x', amount: 50 }];
    const invoice = {
      title: 'Пополнение',
      description: '75 ₽',
      payload: 'p',
      currency: 'XTR',
      prices,
    };
    await ok(telegram, 'sendInvoice', { chat_id, ...invoice });
  } else if (message.text !== undefined) {
    await ok(telegram, 'sendMessage', { chat_id, text: `Вы сказали: ${message.text}` });
  }
}
