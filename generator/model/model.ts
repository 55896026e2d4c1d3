/**
 * The model between the contract and the code: all that an emitter knows.
 *
 * Types only. Defaults are applied, references resolved, names chosen and lists sorted before a
 * value of these types exists, so an emitter never asks "is it there?" where the type says it is.
 */

/** A text in every language of the product. */
export interface LocalizedText {
  readonly en: string;
  readonly ru: string;
}

export interface ContractModel {
  readonly contractPath: string;
  readonly project: ProjectSection;
  readonly product: ProductSection;
  readonly entrypoint: EntrypointSection;
  readonly modes: ModesSection;
  readonly routes: readonly Route[];
  readonly schemas: readonly NamedSchema[];
  readonly env: EnvSection;
  readonly database: DatabaseSection;
  readonly queue: QueueSection;
  readonly observability: ObservabilitySection;
  readonly security: SecuritySection;
  readonly legacy: LegacySection;
  readonly architecture: ArchitectureSection;
  readonly verify: VerifySection;
  readonly invariants: readonly Invariant[];
  readonly smoke: readonly SmokeScenario[];
  readonly release: ReleaseSection;
  readonly pricing: PricingSection;
  readonly payments: PaymentsSection;
  readonly bot: BotSection;
  readonly catalog: Catalog;
  /** Keys of the locale files, sorted. */
  readonly messages: readonly MessageKey[];
  /** Texts of the locale files, sorted by language. */
  readonly locales: readonly LocaleText[];
}

export interface ProjectSection {
  readonly generated: string;
  readonly sources: string;
  readonly migrations: string;
  readonly knowledgeBase: string;
  readonly locales: string;
  readonly tests: string;
  /** Folder of the scenario modules, or null. */
  readonly smoke: string | null;
  /** Folder of the model files. */
  readonly models: string;
  /** File of the labels that models share. */
  readonly labels: string;
}

export interface ProductSection {
  readonly name: string;
  readonly title: LocalizedText;
  readonly version: string;
  readonly environment: string;
  readonly market: {
    readonly country: string;
    readonly currency: string;
    readonly payments: readonly string[];
  };
}

export interface EntrypointSection {
  readonly file: string;
  readonly command: string;
  readonly runtime: string;
  readonly portEnv: string;
  readonly forbiddenFiles: readonly string[];
  readonly startupChecks: readonly string[];
}

export interface ModesSection {
  readonly scaling: 'single' | 'cluster';
  /** Every capability named anywhere, sorted. */
  readonly capabilities: readonly string[];
  readonly active: { readonly description: string; readonly capabilities: readonly string[] };
  readonly passive: {
    readonly description: string;
    readonly capabilities: readonly string[];
    readonly forbidden: readonly string[];
    readonly uxStrategy: 'REJECT' | 'HOLD';
    /** A message key of the locale files. */
    readonly rejectMessage: string;
    readonly safeCallbacks: readonly string[];
    readonly safeCommands: readonly string[];
  };
}

/** JSON Schema as plain data, already checked against the supported subset. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export interface NamedSchema {
  /** snake_case as in the contract. */
  readonly name: string;
  /** PascalCase, unique. */
  readonly typeName: string;
  readonly schema: JsonSchema;
}

export interface RouteParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

export interface RouteResponse {
  readonly status: number;
  /** snake_case name of a schema, or null for content without one. */
  readonly schemaName: string | null;
  readonly contentType: string;
  /** Names of headers that the handler may set, in lower case. */
  readonly headerNames: readonly string[];
}

export interface Route {
  readonly id: string;
  /** camelCase, the key in RouteHandlers. */
  readonly handlerName: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the contract, parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly slaMs: number;
  readonly fastAck: boolean;
  readonly deduplicateBy: string | null;
  readonly authentication: string | null;
  readonly parameters: readonly RouteParameter[];
  readonly body: { readonly schemaName: string; readonly maxBytes: number } | null;
  readonly responses: readonly RouteResponse[];
}

export type EnvType =
  | 'string'
  | 'url'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'enum'
  | 'integer_list'
  | 'string_list';

export interface EnvVariable {
  readonly name: string;
  readonly type: EnvType;
  readonly phase: 'build' | 'start' | 'runtime';
  readonly description: string;
  readonly secret: boolean;
  /** true, false, or the other variables' values under which it is required. */
  readonly required:
    | boolean
    | { readonly when: readonly { readonly name: string; readonly value: string }[] };
  /** Parsed value of the declared type, or null when there is no default. */
  readonly default: string | number | boolean | readonly (string | number)[] | null;
  readonly values: readonly string[];
  readonly pattern: string | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly minLength: number | null;
}

export interface EnvSection {
  /** In contract order: people group them. */
  readonly variables: readonly EnvVariable[];
  readonly forbidden: readonly { readonly name: string; readonly reason: string }[];
}

/** What the contract says of migrations. What it leaves out is not promised. */
export interface MigrationsPromise {
  readonly table: string;
  readonly numbered: boolean;
  readonly transactional: boolean;
  readonly appendOnly: boolean;
  readonly checksummed: boolean;
}

export interface DatabaseSection {
  readonly minimumVersion: number;
  readonly pool: {
    readonly min: number;
    readonly max: number;
    readonly connectTimeoutMs: number;
    readonly statementTimeoutMs: number;
    readonly idleTimeoutMs: number;
  };
  readonly migrations: MigrationsPromise;
  readonly tables: readonly {
    readonly name: string;
    readonly purpose: string;
    readonly retentionDays: number | null;
    /** Why its rows are kept for ever; null when they are not. */
    readonly kept: string | null;
    readonly appendOnly: boolean;
  }[];
  readonly leaderLock: {
    readonly function: string;
    readonly key: readonly [number, number];
    readonly leaseSeconds: number;
    readonly renewSeconds: number;
    readonly takeoverMs: number;
    readonly handoverMs: number;
  };
}

export interface QueueSection {
  readonly engine: string;
  readonly schema: string;
  readonly workers: number;
  readonly orderBy: string;
  readonly dropPolicy: 'none';
  readonly fastAckMs: number;
  readonly deduplicateBy: string;
  readonly tasks: readonly {
    readonly name: string;
    readonly maxAttempts: number;
    readonly cron: string | null;
    readonly description: string;
  }[];
}

export interface Metric {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** Row of the dashboard. */
  readonly group: string;
  /** Every instance reports the same value. */
  readonly shared: boolean;
  readonly labels: readonly string[];
  /** Upper bounds in the metric's unit; empty unless a histogram. */
  readonly buckets: readonly number[];
  readonly description: string;
}

export interface Alert {
  /** In words with hyphens; the heading under which the knowledge base says what to do. */
  readonly id: string;
  /** Expression of Prometheus. */
  readonly expr: string;
  /** 0: at once. */
  readonly forSeconds: number;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly summary: string;
}

export interface ForbiddenPattern {
  readonly id: string;
  readonly pattern: string;
  readonly severity: 'warning' | 'error' | 'critical';
  readonly description: string;
  readonly fix: string;
}

export interface ObservabilitySection {
  readonly level: string;
  readonly tags: readonly string[];
  readonly neverLog: readonly string[];
  readonly repeatLimit: { readonly messages: number; readonly perSeconds: number };
  readonly metrics: readonly Metric[];
  readonly alerts: readonly Alert[];
  readonly forbiddenPatterns: readonly ForbiddenPattern[];
}

export interface SecuritySection {
  readonly webhookSecret: { readonly header: string; readonly env: string };
  readonly kieCallback: {
    readonly query: string;
    readonly hmacEnv: string;
    readonly freshnessSeconds: number;
  };
  readonly adminsEnv: string;
  readonly rateLimits: readonly {
    readonly name: string;
    readonly count: number;
    readonly perSeconds: number;
  }[];
}

export interface LegacySection {
  readonly directory: string;
  readonly forbiddenImports: readonly string[];
  readonly items: readonly {
    readonly file: string;
    readonly quarantined: string;
    readonly expires: string;
    readonly reason: string;
  }[];
}

export interface ArchitectureSection {
  /** In code-unit order of their paths; empty when the contract says nothing about layers. */
  readonly layers: readonly Layer[];
  readonly packages: readonly { readonly name: string; readonly places: readonly string[] }[];
}

export interface Layer {
  /** A folder or a file. */
  readonly path: string;
  /** Folders and files of the project that it may import, besides itself. */
  readonly imports: readonly string[];
  /** No packages, no modules of Node, no clock, no chance. */
  readonly pure: boolean;
}

export interface VerifySection {
  /** Folders and files that no rule looks at. */
  readonly ignore: readonly string[];
  /** The only files that write markup for Telegram. */
  readonly htmlFiles: readonly string[];
  /** Tag of template strings that escape their values, or null. */
  readonly htmlTag: string | null;
  readonly baseline: string | null;
}

export type Enforcement =
  | { readonly kind: 'test'; readonly file: string }
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'diagnostic'; readonly code: string }
  | { readonly kind: 'rule'; readonly id: string };

export interface Invariant {
  readonly id: string;
  readonly statement: string;
  readonly enforcedBy: readonly Enforcement[];
}

export interface SmokeScenario {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly slaMs: number;
  readonly targetMs: number | null;
  /** Safe to run against the live service. */
  readonly live: boolean;
  /** Route id, or null. */
  readonly route: string | null;
  readonly command: string | null;
  readonly message: string | null;
}

/** The one thing that shows that an item of a release list holds. */
export type ReleaseEvidence =
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'smoke'; readonly where: 'live' | 'local' }
  | { readonly kind: 'health'; readonly field: HealthFact }
  | { readonly kind: 'log_minutes'; readonly minutes: number }
  | { readonly kind: 'tags'; readonly count: number };

/** Fields of `/health` of which it is known what they must say. */
export type HealthFact = 'commit' | 'contract' | 'status' | 'version';

export interface ReleaseItem {
  readonly id: string;
  readonly title: string;
  readonly evidence: ReleaseEvidence;
}

export interface ReleaseSection {
  readonly tag: string;
  readonly rollback: boolean;
  readonly checklist: readonly ReleaseItem[];
  readonly definitionOfDone: readonly ReleaseItem[];
}

/**
 * Decimal figures of the contract as integers over one denominator, so that a price is one exact
 * fraction: kopecks = ceil(creditsMicro × numerator / denominator).
 */
export interface PricingSection {
  /** As written, for tables. */
  readonly usdPerCredit: string;
  readonly rubPerUsd: string;
  readonly markup: string;
  readonly kopecksPerCreditMicro: { readonly numerator: bigint; readonly denominator: bigint };
  /** The same without the markup: what the vendor takes. */
  readonly costKopecksPerCreditMicro: {
    readonly numerator: bigint;
    readonly denominator: bigint;
  };
  readonly minimumKopecks: number;
}

export interface PaymentsSection {
  readonly starsPackages: readonly { readonly stars: number; readonly kopecks: number }[];
  readonly preCheckoutSeconds: number;
  readonly rubInvoice: {
    readonly enabledByEnv: string;
    readonly minimumKopecks: number;
    readonly maximumKopecks: number;
  };
}

export interface BotSection {
  readonly languages: readonly string[];
  readonly defaultLanguage: string;
  readonly commands: readonly {
    readonly command: string;
    readonly description: LocalizedText;
    readonly capability: string;
  }[];
  readonly limits: Readonly<Record<string, number>>;
  readonly modelBreaker: { readonly failures: number; readonly pauseMinutes: readonly number[] };
  readonly freeTier: {
    readonly models: readonly string[];
    readonly perDay: number;
    readonly perHour: number;
  };
  readonly quickActions: readonly QuickAction[];
  readonly welcomeCreditKopecks: number;
  readonly referral: { readonly bonusKopecks: number; readonly dailyLimit: number };
}

/** A ready task: a model with what is filled in. */
export interface QuickAction {
  readonly action: string;
  readonly title: LocalizedText;
  readonly modelId: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Record<string, LocalizedText>>;
}

export interface LocaleText {
  readonly language: string;
  readonly contractPath: string;
  /** In Fluent, as it was written. */
  readonly text: string;
}

export interface MessageKey {
  /** kebab-case key of the locale files. */
  readonly key: string;
  /** Names of the variables its pattern takes, sorted. */
  readonly variables: readonly string[];
  /** Those of them that have to be numbers: in some language they choose a plural form. */
  readonly plurals: readonly string[];
}

// ---------------------------------------------------------------------------------------------------------------------
// The catalogue of vendor models
// ---------------------------------------------------------------------------------------------------------------------

export interface Catalog {
  /** Sorted by id, in code-unit order. */
  readonly models: readonly CatalogModel[];
  readonly tasks: readonly { readonly id: string; readonly label: LocalizedText }[];
  readonly families: readonly { readonly id: string; readonly label: LocalizedText }[];
  /** Shared labels of parameters by snake_case name, sorted. */
  readonly parameterLabels: readonly ParameterLabel[];
  /** What somebody may write to a model, by task. */
  readonly examples: readonly { readonly id: string; readonly label: LocalizedText }[];
  /** What people write when they look for a task or a family, by its id. */
  readonly searchWords: Readonly<Record<'tasks' | 'families', SearchWords>>;
  /** Shared labels of enum values that say little by themselves, sorted. */
  readonly valueLabels: readonly {
    readonly parameter: string;
    readonly value: string;
    readonly label: LocalizedText;
  }[];
}

export type SearchWords = Readonly<Record<string, readonly string[]>>;

export interface ParameterLabel {
  readonly name: string;
  readonly label: LocalizedText;
  readonly hint: LocalizedText;
}

export interface CatalogModel {
  /** What is sent as `model`; for dedicated endpoints `flat/` and the path after /api/v1/. */
  readonly id: string;
  /** File name without extension: `/` of the id is `__`. */
  readonly slug: string;
  /** PascalCase, unique over the catalogue. */
  readonly typeName: string;
  readonly family: string;
  readonly task: string;
  readonly title: LocalizedText;
  readonly hint: LocalizedText;
  readonly status: 'current' | 'legacy' | 'removed';
  /** Id of the model that took its place, or null. */
  readonly replacedBy: string | null;
  /** Why a removed model is refused, or null. */
  readonly reason: string | null;
  readonly api: { readonly envelope: 'market' | 'flat'; readonly endpoint: string };
  readonly output: 'image' | 'video' | 'audio' | 'text' | 'json';
  /** Day on which it joined the catalogue, YYYY-MM-DD; empty when nothing says so. */
  readonly since: string;
  /** current, with a price, and answered by a task: what the bot may offer. */
  readonly sold: boolean;
  /** In the order in which a form asks for them: required ones first, otherwise as written. */
  readonly parameters: readonly Parameter[];
  readonly rules: readonly Rule[];
  readonly price: Price | null;
  /** Path of the YAML file, for headers and provenance. */
  readonly contractPath: string;
  /**
   * The schema as written (JSON Schema draft-07 and the documented x- keywords): for OpenAPI and
   * for oracles.
   */
  readonly inputSchema: JsonSchema;
}

export interface Parameter {
  /** Wire name, exact. */
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly shape: Shape;
  readonly default: unknown;
  readonly hasDefault: boolean;
  /** snake_case key of a shared ParameterLabel. */
  readonly labelKey: string;
  /** Own texts that win over the shared ones, or null. */
  readonly label: LocalizedText | null;
  readonly hint: LocalizedText | null;
}

export type Shape = TextShape | NumberShape | BooleanShape | ListShape | ObjectShape;

export interface TextShape {
  readonly kind: 'text';
  /** Allowed values in order; empty when free. */
  readonly values: readonly string[];
  /** Readable names of opaque values, by value; empty mostly. */
  readonly valueLabels: Readonly<Record<string, string>>;
  /** In code points. */
  readonly minLength: number;
  readonly maxLength: number | null;
  readonly pattern: string | null;
  /** The value is the URL of a file the vendor fetches. */
  readonly url: boolean;
  readonly media: Media | null;
  /** The vendor was seen to take a one-entry list here. */
  readonly toleratesList: boolean;
}

export interface NumberShape {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly values: readonly number[];
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly multipleOf: number | null;
}

export interface BooleanShape {
  readonly kind: 'boolean';
  /** Allowed values; both when free. */
  readonly values: readonly boolean[];
}

export interface ListShape {
  readonly kind: 'list';
  readonly item: Shape;
  readonly minItems: number;
  readonly maxItems: number | null;
  readonly media: Media | null;
}

export interface ObjectShape {
  readonly kind: 'object';
  readonly properties: readonly Parameter[];
}

export interface Media {
  readonly kind: 'image' | 'video' | 'audio';
  /** MIME types; empty when the vendor names none. */
  readonly accept: readonly string[];
  readonly maxBytes: number | null;
  /**
   * Measured limits by name in camelCase (minSeconds, maxSidePx, …); only what the vendor states.
   */
  readonly limits: Readonly<Record<string, number>>;
}

/**
 * A rule across parameters. `when` is the condition (empty: always); a violated `require` is
 * reported at the address of the parameter it speaks about.
 */
export interface Rule {
  readonly description: string;
  readonly when: readonly Condition[];
  readonly require: Requirement;
}

/**
 * All conditions of a rule must hold. Defaults do not count: `orAbsent` says when absence satisfies
 * the condition.
 */
export type Condition =
  | { readonly kind: 'present'; readonly name: string }
  | { readonly kind: 'absent'; readonly name: string }
  | {
      readonly kind: 'one-of';
      readonly name: string;
      readonly values: readonly (string | number | boolean)[];
      readonly orAbsent: boolean;
    }
  | { readonly kind: 'any-present'; readonly names: readonly string[] };

export type Requirement =
  | { readonly kind: 'present'; readonly names: readonly string[] }
  | { readonly kind: 'absent'; readonly names: readonly string[] }
  /** Exactly one, or at least one, of the sets must be wholly present. */
  | {
      readonly kind: 'sets';
      readonly exactly: boolean;
      readonly sets: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'values';
      readonly name: string;
      readonly values: readonly (string | number | boolean)[];
    }
  | {
      readonly kind: 'forbidden-values';
      readonly name: string;
      readonly values: readonly (string | number | boolean)[];
    }
  | {
      readonly kind: 'range';
      readonly name: string;
      readonly minimum: number | null;
      readonly maximum: number | null;
      readonly multipleOf: number | null;
    }
  | {
      readonly kind: 'length';
      readonly name: string;
      readonly minLength: number | null;
      readonly maxLength: number | null;
    }
  | {
      readonly kind: 'items';
      readonly name: string;
      readonly minItems: number | null;
      readonly maxItems: number | null;
    }
  /** minimum ≤ to − from ≤ maximum, when both are present. */
  | {
      readonly kind: 'difference';
      readonly from: string;
      readonly to: string;
      readonly minimum: number | null;
      readonly maximum: number | null;
      readonly exclusiveMinimum: number | null;
    }
  /** Entries of these lists (or 1 for a present single value) add up to at most `maximum`. */
  | { readonly kind: 'total-items'; readonly names: readonly string[]; readonly maximum: number }
  /** Code points of `property` over the entries of list `name` add up to at most `maximum`. */
  | {
      readonly kind: 'total-length';
      readonly name: string;
      readonly property: string;
      readonly maximum: number;
    };

export interface Price {
  readonly unit: 'image' | 'video' | 'second' | 'request' | 'megapixel' | '1000-characters';
  /** How many units one request buys: the product of all factors (none: one). */
  readonly quantity: readonly QuantityFactor[];
  /** The first row whose conditions hold; with unknown facts, the dearest row that may apply. */
  readonly rates: readonly Rate[];
  readonly surcharges: readonly Surcharge[];
  /** The figure is an upper bound, not what the vendor will charge to the credit. */
  readonly estimate: boolean;
}

export type QuantityFactor =
  | { readonly kind: 'constant'; readonly value: number }
  /**
   * Value of a numeric (or numeral) parameter; `automatic` maps "choose yourself" values to what is
   * charged at most.
   */
  | {
      readonly kind: 'parameter';
      readonly name: string;
      /** Units when the parameter is absent, whatever its default; null: those of the default. */
      readonly fallback: number | null;
      readonly automatic: Readonly<Record<string, number>>;
    }
  /** Code points of a text parameter, or of `property` over a list, divided by `per`. */
  | {
      readonly kind: 'characters';
      readonly name: string;
      readonly property: string | null;
      readonly per: number;
    }
  /**
   * A fact measured from the user's media or an earlier job, such as source seconds; `maximum` when
   * it is not known.
   */
  | { readonly kind: 'fact'; readonly fact: string; readonly maximum: number };

export type RateCondition =
  | { readonly kind: 'equals'; readonly name: string; readonly value: string | number | boolean }
  | { readonly kind: 'present'; readonly name: string; readonly present: boolean }
  | { readonly kind: 'fact'; readonly fact: string; readonly value: string };

export interface Rate {
  readonly when: readonly RateCondition[];
  /** Millionths of a credit. */
  readonly creditsMicro: number;
}

/**
 * `creditsMicro` for every entry of list `name` beyond the first `free` ones; or per second of a
 * fact.
 */
export type Surcharge =
  | {
      readonly kind: 'per-item';
      readonly name: string;
      readonly free: number;
      readonly creditsMicro: number;
    }
  /**
   * The rate once more for each second of the fact, at most `maximum` when unknown; only when
   * `name` is present.
   */
  | {
      readonly kind: 'source-seconds';
      readonly fact: string;
      readonly name: string;
      readonly maximum: number;
    };
