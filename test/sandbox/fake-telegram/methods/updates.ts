import { badRequest } from '../api-error.ts';
import type { Fields } from '../fields.ts';
import { Explained, type Method } from './method.ts';

const CONNECTIONS_DEFAULT = 40;
const CONNECTIONS_MAX = 100;

function readAllowed(fields: Fields): readonly string[] | null | undefined {
  const fault = "can't parse allowed_updates JSON object";
  const allowed = fields.structure('allowed_updates', fault);
  if (allowed === undefined) return undefined;
  if (!Array.isArray(allowed) || allowed.some((kind) => typeof kind !== 'string'))
    throw badRequest(fault);
  // An empty list means the default again.
  return allowed.length === 0 ? null : (allowed as string[]);
}

const setWebhook: Method = (telegram, fields) => {
  const { feed } = telegram;
  const url = fields.text('url');
  if (url === '') return deleteWebhook(telegram, fields);
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol !== 'https:' && (protocol !== 'http:' || telegram.settings.webhookHttpsOnly))
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  const secret = fields.text('secret_token');
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  const allowed = readAllowed(fields);
  const asked = fields.integer('max_connections') ?? CONNECTIONS_DEFAULT;
  const webhook = {
    url,
    secretToken: secret === '' ? null : secret,
    maxConnections: Math.min(Math.max(asked, 1), CONNECTIONS_MAX),
  };
  const isSame = JSON.stringify(webhook) === JSON.stringify(feed.webhook) && allowed === undefined;
  feed.webhook = webhook;
  if (allowed !== undefined) feed.allowedKinds = allowed;
  if (fields.flag('drop_pending_updates')) feed.confirm(() => true);
  feed.lastError = null;
  telegram.poller.end(null);
  feed.changed();
  return new Explained(true, isSame ? 'Webhook is already set' : 'Webhook was set');
};

const deleteWebhook: Method = ({ feed }, fields) => {
  const wasSet = feed.webhook !== null;
  feed.webhook = null;
  feed.lastError = null;
  if (fields.flag('drop_pending_updates')) feed.confirm(() => true);
  return new Explained(true, wasSet ? 'Webhook was deleted' : 'Webhook is already deleted');
};

const getWebhookInfo: Method = ({ feed }) => ({
  url: feed.webhook?.url ?? '',
  has_custom_certificate: false,
  pending_update_count: feed.pending.length,
  ...(feed.webhook === null ? {} : { max_connections: feed.webhook.maxConnections }),
  ...(feed.allowedKinds === null ? {} : { allowed_updates: feed.allowedKinds }),
  ...(feed.lastError === null
    ? {}
    : { last_error_date: feed.lastError.dateS, last_error_message: feed.lastError.message }),
});

const getUpdates: Method = (telegram, fields) => {
  const allowed = readAllowed(fields);
  if (allowed !== undefined) telegram.feed.allowedKinds = allowed;
  return telegram.poller.take({
    offset: fields.integer('offset'),
    limit: fields.integer('limit'),
    timeoutS: fields.integer('timeout'),
  });
};

export const updateMethods = {
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  getUpdates,
} as const satisfies Record<string, Method>;
