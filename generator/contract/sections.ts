import type { ContractData } from './contract-data.ts';
import type { ValueSchema } from './value-schema.ts';

/**
 * truth.yaml as its schema promises it, for the rules of meaning. A section is absent when the
 * contract leaves it out, or when its shape is wrong: then its own findings say so.
 */
export interface Sections {
  readonly project?: Readonly<Record<string, string | number>>;
  readonly product?: { readonly market: { readonly payments?: readonly string[] } };
  readonly entrypoint?: EntrypointSection;
  readonly modes?: ModesSection;
  readonly routes?: readonly RouteEntry[];
  readonly schemas?: Readonly<Record<string, ValueSchema>>;
  readonly env?: EnvSection;
  readonly database?: DatabaseSection;
  readonly queue?: QueueSection;
  readonly observability?: ObservabilitySection;
  readonly security?: SecuritySection;
  readonly legacy?: LegacySection;
  readonly invariants?: readonly InvariantEntry[];
  readonly smoke?: readonly ScenarioEntry[];
  readonly release?: ReleaseSection;
  readonly models?: { readonly directory: string; readonly labels: string };
  readonly pricing?: PricingSection;
  readonly payments?: PaymentsSection;
  readonly bot?: BotSection;
}

interface EntrypointSection {
  readonly file: string;
  readonly command: string;
  readonly port_env: string;
  readonly forbidden_files?: readonly string[];
}

interface ModesSection {
  readonly active: { readonly capabilities?: readonly string[] };
  readonly passive: {
    readonly capabilities?: readonly string[];
    readonly forbidden?: readonly string[];
    readonly reject_message: string;
    readonly safe_commands?: readonly string[];
  };
}

/** One HTTP route. */
export interface RouteEntry {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly sla_ms: number;
  readonly fast_ack?: boolean;
  readonly deduplicate_by?: string;
  readonly authentication?: string;
  readonly parameters?: Readonly<Record<string, ValueSchema>>;
  readonly query?: Readonly<Record<string, ValueSchema>>;
  readonly headers?: Readonly<Record<string, ValueSchema>>;
  readonly body?: { readonly schema: string };
  readonly responses: Readonly<Record<string, { readonly schema?: string }>>;
}

interface EnvSection {
  readonly variables?: Readonly<Record<string, EnvEntry>>;
  readonly forbidden?: Readonly<Record<string, string>>;
}

/** One variable of the environment. */
export interface EnvEntry {
  readonly type: string;
  readonly secret?: boolean;
  readonly required?:
    | boolean
    | { readonly when: Readonly<Record<string, string | number | boolean>> };
  readonly default?: unknown;
  readonly values?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

interface TableSection {
  readonly retention_days?: number;
  readonly kept?: string;
  readonly append_only?: boolean;
}

interface DatabaseSection {
  readonly pool: { readonly min: number; readonly max: number };
  readonly migrations: { readonly table: string };
  readonly tables?: Readonly<Record<string, TableSection>>;
  readonly leader_lock: {
    readonly key: readonly number[];
    readonly lease_seconds: number;
    readonly renew_seconds: number;
  };
}

interface QueueSection {
  readonly workers: number;
  readonly drop_policy?: string;
  readonly fast_ack_ms: number;
  readonly deduplicate_by: string;
  readonly tasks?: Readonly<Record<string, { readonly cron?: string }>>;
}

interface ObservabilitySection {
  readonly never_log?: readonly string[];
  readonly metrics?: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly labels?: readonly string[];
        readonly buckets?: readonly number[];
      }
    >
  >;
  readonly alerts?: Readonly<Record<string, { readonly expr: string }>>;
  readonly forbidden_patterns?: readonly { readonly id: string; readonly pattern: string }[];
}

interface SecuritySection {
  readonly webhook_secret: { readonly header: string; readonly env: string };
  readonly kie_callback: { readonly query: string; readonly hmac_env: string };
  readonly admins_env: string;
  readonly rate_limits?: Readonly<Record<string, unknown>>;
  readonly forbidden_in_passive?: readonly string[];
}

interface LegacySection {
  readonly directory: string;
  readonly items?: readonly LegacyItem[];
}

interface LegacyItem {
  readonly file: string;
  readonly quarantined: string;
  readonly expires: string;
}

interface InvariantEntry {
  readonly id: string;
  readonly enforced_by: readonly Readonly<Record<string, string>>[];
}

interface ScenarioEntry {
  readonly id: string;
  readonly name: string;
  readonly sla_ms: number;
  readonly target_ms?: number;
  readonly route?: string;
  readonly command?: string;
  readonly message?: string;
}

interface ReleaseSection {
  readonly checklist?: readonly ReleaseItem[];
  readonly definition_of_done?: readonly ReleaseItem[];
}

interface ReleaseItem {
  readonly id: string;
  readonly evidence: { readonly scenario?: string; readonly health?: string };
}

interface PricingSection {
  readonly usd_per_credit: string;
  readonly rub_per_usd: string;
  readonly markup: string;
}

interface PaymentsSection {
  readonly stars: {
    readonly packages?: readonly { readonly stars: number; readonly kopecks: number }[];
  };
  readonly rub_invoice: {
    readonly enabled_by_env: string;
    readonly minimum_kopecks: number;
    readonly maximum_kopecks: number;
  };
}

interface BotSection {
  readonly languages?: readonly string[];
  readonly default_language: string;
  readonly commands?: readonly { readonly command: string; readonly capability: string }[];
  readonly limits: Readonly<Record<string, number>>;
  readonly free_tier: {
    readonly models?: readonly string[];
    readonly per_day: number;
    readonly per_hour: number;
  };
  readonly quick_actions?: Readonly<Record<string, QuickAction>>;
}

/** A ready task: a model with what is filled in. */
export interface QuickAction {
  readonly model: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The sections of truth.yaml whose shape is right. */
export function sectionsOf(contract: ContractData): Sections {
  return contract.truth as Sections;
}
