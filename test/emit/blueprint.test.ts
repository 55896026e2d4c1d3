import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blueprintSchema } from './blueprint-schema.ts';

/** `render.yaml` as it stands: what Render would take, and what agrees with the contract. */

const text = readFileSync(join(import.meta.dirname, '../../render.yaml'), 'utf8');
const takes = new Ajv({ strict: true, allErrors: true }).compile(blueprintSchema);

describe('render.yaml', () => {
  it('is a Blueprint', () => {
    takes(parse(text));
    expect(takes.errors).toBeNull();
  });

  it.each([
    ['maxShutdownDelaySeconds: 30', 'maxShutdownDelaySeconds: 301'],
    ['maxShutdownDelaySeconds: 30', 'maxShutdownDelaySeconds: 0'],
    ['region: frankfurt', 'region: paris'],
    ['plan: starter', 'plan: free'],
    ['healthCheckPath: /health', 'healthCheckPath: health'],
    ['autoDeployTrigger: "off"', 'autoDeployTrigger: off'],
    ['autoDeployTrigger: "off"', 'healthCheckInterval: 30'],
    ['value: "10000"', 'value: 10000'],
  ])('with %s as %s is none', (right, wrong) => {
    expect(text).toContain(right);
    expect(takes(parse(text.replace(right, wrong), { version: '1.1' }))).toBe(false);
  });
});
