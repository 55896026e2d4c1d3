import type { Tracing } from '../core/tracing.ts';
import type { BotApi } from './bot-api.ts';

/** The same Bot API, whose calls are parts of the work under way. */
export function tracedBotApi(api: BotApi, tracing: Tracing): BotApi {
  return {
    call: (method, payload, options) =>
      tracing.call(`telegram ${method}`, {}, () => api.call(method, payload, options)),
    upload: (method, payload, files, options) =>
      tracing.call(`telegram ${method}`, { files: Object.keys(files).length }, () =>
        api.upload(method, payload, files, options),
      ),
    downloadFile: (fileId, bytesMax) =>
      tracing.call('telegram download file', {}, () => api.downloadFile(fileId, bytesMax)),
  };
}
