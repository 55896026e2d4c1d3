import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import { heapBytes } from './heap-bytes.ts';

/**
 * A process that compiles the schemas of a JSON file with ajv and says how long that took, as JSON.
 */
const [file = ''] = process.argv.slice(2);
const schemas = JSON.parse(readFileSync(file, 'utf8')) as Record<string, AnySchema>;

const bytesBefore = heapBytes();
const startedAt = process.hrtime.bigint();
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const validators = Object.values(schemas).map((schema) => ajv.compile(schema));
const loadedMs = Number(process.hrtime.bigint() - startedAt) / 1e6;
const loadedBytes = heapBytes() - bytesBefore;

const usedAt = process.hrtime.bigint();
const refused = validators.filter((validate) => !validate({})).length;
const usedMs = loadedMs + Number(process.hrtime.bigint() - usedAt) / 1e6;
const usedBytes = heapBytes() - bytesBefore;
process.stdout.write(JSON.stringify({ loadedMs, loadedBytes, usedMs, usedBytes, refused }));
