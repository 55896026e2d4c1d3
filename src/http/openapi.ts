import { readFileSync } from 'node:fs';
import type { RouteHandlers } from '../../generated/routes.ts';

const DOCUMENT = new URL('../../generated/openapi.json', import.meta.url);

/** `GET /openapi.json`: the generated document. */
export function openapi(): RouteHandlers['openapi'] {
  const body = readFileSync(DOCUMENT, 'utf8');
  return () => ({ status: 200, body });
}
