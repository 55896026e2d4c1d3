import { createRequire, enableCompileCache } from 'node:module';
import { heapBytes } from './heap-bytes.ts';

/**
 * A process that loads validators and says how long that took, as JSON. Arguments: model ids; all
 * models without any. They are loaded as the index of the models does it; then each is used once,
 * on an empty input, which it refuses.
 */
enableCompileCache();
const index = new URL('../../generated/models/index.ts', import.meta.url);
const { checkInput, models } = await import('../../generated/models/index.ts');
const load = createRequire(index);

const given = process.argv.slice(2);
const ids = given.length > 0 ? given : Object.keys(models);

const bytesBefore = heapBytes();
const startedAt = process.hrtime.bigint();
for (const id of ids) load(`./${id.replaceAll('/', '__')}.ts`);
const loadedMs = Number(process.hrtime.bigint() - startedAt) / 1e6;
const loadedBytes = heapBytes() - bytesBefore;

const usedAt = process.hrtime.bigint();
const refused = ids.filter((id) => !checkInput(id, {}).ok).length;
const usedMs = loadedMs + Number(process.hrtime.bigint() - usedAt) / 1e6;
const usedBytes = heapBytes() - bytesBefore;
process.stdout.write(JSON.stringify({ loadedMs, loadedBytes, usedMs, usedBytes, refused }));
