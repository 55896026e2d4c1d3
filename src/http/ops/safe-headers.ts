import type { FastifyInstance } from 'fastify';

const SAFE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Every answer below /ops, also a refusal, is kept, framed and read by nobody else. */
export function addSafeHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (/^\/ops(?=[/?]|$)/.test(request.url)) reply.headers(SAFE_HEADERS);
  });
}
