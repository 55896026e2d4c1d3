import type {
  ContractModel,
  EntrypointSection,
  EnvVariable,
  Invariant,
  Layer,
  LegacySection,
  MigrationsPromise,
  ProjectSection,
  VerifySection,
} from './model.ts';

/**
 * What the code of a project is held to: all that a rule of `truth verify` knows of the contract.
 * `generated/verify.json` is this, so that other tools can read it.
 */
export interface Policy {
  /** Of truth.yaml, relative to the root. */
  readonly contract: string;
  readonly folders: ProjectSection;
  readonly entrypoint: EntrypointSection;
  readonly layers: readonly Layer[];
  readonly packages: readonly { readonly name: string; readonly places: readonly string[] }[];
  readonly quarantine: LegacySection;
  readonly verify: VerifySection;
  /** Files without which the contract does not hold, sorted. */
  readonly requiredFiles: readonly string[];
  readonly env: {
    readonly variables: readonly Pick<EnvVariable, 'name' | 'phase' | 'secret' | 'pattern'>[];
    readonly forbidden: readonly string[];
    /** Variables that the contract itself names: in a condition, as the place of a secret, … */
    readonly usedInContract: readonly string[];
  };
  /** Default of the variable that names the port; null when it has none. */
  readonly port: number | null;
  /** Names of variables and fields whose values never stand in a log. */
  readonly neverLog: readonly string[];
  /** Two signed int32. */
  readonly lockKey: readonly [number, number];
  readonly tables: readonly { readonly name: string; readonly appendOnly: boolean }[];
  readonly migrations: MigrationsPromise;
  readonly capabilities: readonly string[];
  /** Kinds of jobs. */
  readonly tasks: readonly string[];
  readonly routes: readonly {
    readonly id: string;
    readonly handler: string;
    readonly method: string;
    readonly path: string;
  }[];
  /** Keys of the locale files. */
  readonly messages: readonly string[];
  /** Keys that the contract itself names. */
  readonly messagesOfContract: readonly string[];
  readonly metrics: readonly string[];
  /** Alarms; the page says of each what to do. */
  readonly alerts: readonly string[];
  readonly commands: readonly { readonly command: string; readonly capability: string }[];
  readonly callbackDataBytesMax: number;
  readonly invariants: readonly Invariant[];
}

/** Telegram refuses a keyboard with a longer one; a contract may ask for less. */
const CALLBACK_DATA_BYTES_MAX = 64;

/** The policy of a contract. Pure. */
export function policyOf(model: ContractModel): Policy {
  const { env, database, modes } = model;
  return {
    contract: model.contractPath,
    folders: model.project,
    entrypoint: model.entrypoint,
    layers: model.architecture.layers,
    packages: model.architecture.packages,
    quarantine: model.legacy,
    verify: model.verify,
    requiredFiles: requiredFiles(model),
    env: {
      variables: env.variables.map(({ name, phase, secret, pattern }) => ({
        name,
        phase,
        secret,
        pattern,
      })),
      forbidden: env.forbidden.map((each) => each.name),
      usedInContract: variablesOfContract(model),
    },
    port: portOf(model),
    neverLog: model.observability.neverLog,
    lockKey: database.leaderLock.key,
    tables: database.tables.map(({ name, appendOnly }) => ({ name, appendOnly })),
    migrations: database.migrations,
    capabilities: modes.capabilities,
    tasks: model.queue.tasks.map((task) => task.name),
    routes: model.routes.map(({ id, handlerName, method, path }) => ({
      id,
      handler: handlerName,
      method,
      path,
    })),
    messages: model.messages.map((message) => message.key),
    messagesOfContract: [modes.passive.rejectMessage],
    metrics: model.observability.metrics.map((metric) => metric.name),
    alerts: model.observability.alerts.map((alert) => alert.id),
    commands: model.bot.commands.map(({ command, capability }) => ({ command, capability })),
    callbackDataBytesMax: model.bot.limits['callback_data_bytes_max'] ?? CALLBACK_DATA_BYTES_MAX,
    invariants: model.invariants,
  };
}

function portOf({ env, entrypoint }: ContractModel): number | null {
  const port = env.variables.find(({ name }) => name === entrypoint.portEnv)?.default;
  return typeof port === 'number' ? port : null;
}

function variablesOfContract({ env, security, payments, entrypoint }: ContractModel): string[] {
  const conditions = env.variables.flatMap(({ required }) =>
    typeof required === 'boolean' ? [] : required.when.map(({ name }) => name),
  );
  const named = [
    entrypoint.portEnv,
    security.webhookSecret.env,
    security.kieCallback.hmacEnv,
    security.adminsEnv,
    payments.rubInvoice.enabledByEnv,
  ];
  return [...new Set([...conditions, ...named])].sort();
}

function requiredFiles(model: ContractModel): string[] {
  const tests = model.invariants.flatMap(({ enforcedBy }) =>
    enforcedBy.flatMap((by) => (by.kind === 'test' ? [by.file] : [])),
  );
  const own = [
    model.entrypoint.file,
    '.env.example',
    'Dockerfile',
    'render.yaml',
    model.contractPath,
  ];
  return [...new Set([...own, ...tests])].sort();
}
