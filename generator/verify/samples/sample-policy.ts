import type { Policy } from '../../model/policy.ts';

/** What a sample is held to, unless its own policy.json says otherwise for a key. */
const POLICY: Policy = {
  contract: 'contract/truth.yaml',
  folders: {
    generated: 'generated',
    sources: 'src',
    migrations: 'src/db/migrations',
    knowledgeBase: 'kb',
    locales: 'contract/locales',
    tests: 'test',
    smoke: null,
    models: 'contract/models',
    labels: 'contract/labels.yaml',
  },
  entrypoint: {
    file: 'src/main.ts',
    command: 'node src/main.ts',
    runtime: 'node24',
    portEnv: 'PORT',
    forbiddenFiles: [],
    startupChecks: [],
  },
  layers: [],
  packages: [],
  quarantine: { directory: 'quarantine', forbiddenImports: [], items: [] },
  verify: { ignore: [], htmlFiles: [], htmlTag: null, baseline: null },
  requiredFiles: [],
  env: { variables: [], forbidden: [], usedInContract: [] },
  port: 10000,
  neverLog: [],
  lockKey: [1, -2],
  tables: [],
  migrations: {
    table: 'schema_migrations',
    numbered: false,
    transactional: false,
    appendOnly: false,
    checksummed: false,
  },
  capabilities: [],
  tasks: [],
  routes: [],
  messages: [],
  messagesOfContract: [],
  metrics: [],
  alerts: [],
  commands: [],
  callbackDataBytesMax: 64,
  invariants: [],
};

/**
 * The policy of a sample: ours, with each key that `overrides` (JSON) gives put over it; a mapping
 * is put over a mapping key by key.
 */
export function samplePolicy(overrides: string): Policy {
  const policy: Record<string, unknown> = { ...POLICY };
  for (const [key, value] of Object.entries(JSON.parse(overrides) as Record<string, unknown>)) {
    if (!Object.hasOwn(POLICY, key)) throw new Error(`A policy has no key ${key}.`);
    const own = policy[key];
    const isMapping = typeof own === 'object' && !Array.isArray(own);
    policy[key] = isMapping ? { ...own, ...(value as object) } : value;
  }
  return policy as unknown as Policy;
}
