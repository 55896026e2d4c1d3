import { badRequest } from '../api-error.ts';
import type { Method } from './method.ts';

const TOAST_LENGTH_MAX = 200;

const answerCallbackQuery: Method = (telegram, fields) => {
  const text = fields.text('text');
  if (text.length > TOAST_LENGTH_MAX) throw badRequest('MESSAGE_TOO_LONG');
  const queryId = fields.text('callback_query_id');
  const { chatId } = telegram.taps.answer(queryId);
  const isAlert = fields.flag('show_alert');
  const url = fields.text('url');
  telegram.events.add({
    kind: 'toast',
    chatId,
    queryId,
    text,
    isAlert,
    url: url === '' ? null : url,
  });
  return true;
};

const getFile: Method = ({ files, settings }, fields) => {
  const fileId = fields.text('file_id');
  if (fileId === '') throw badRequest('file_id not specified');
  const file = files.byFileId(fileId);
  if (file === null) throw badRequest('invalid file_id');
  if (file.bytes.length > settings.downloadBytesMax) throw badRequest('file is too big');
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_path: file.path,
  };
};

export const answerMethods = {
  answerCallbackQuery,
  getFile,
} as const satisfies Record<string, Method>;
