import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Health } from '../../generated/routes.ts';
import type { Answer } from '../../generator/smoke/bounded-client.ts';
import { Shortfall } from '../../generator/smoke/scenario.ts';

const document = JSON.parse(
  readFileSync(new URL('../../generated/openapi.json', import.meta.url), 'utf8'),
) as object;

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(document, 'openapi');
const validate = ajv.compile<Health>({ $ref: 'openapi#/components/schemas/Health' });

/** An answer of /health as the contract promises it. Throws Shortfall when it is another. */
export function healthOf({ status, text, request }: Answer): Health {
  if (status !== 200) {
    throw new Shortfall(`/health answers ${status} in place of 200.`, { request, seen: text });
  }
  const body = parsed(text);
  if (validate(body)) return body;
  const faults = ajv.errorsText(validate.errors, { dataVar: 'the answer' });
  throw new Shortfall(`/health has not the form of the contract: ${faults}.`, {
    request,
    seen: text,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
