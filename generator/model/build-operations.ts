import type {
  Alert,
  DatabaseSection,
  Metric,
  ModesSection,
  ObservabilitySection,
  QueueSection,
  SecuritySection,
} from './model.ts';
import { byCodeUnits } from './names.ts';
import {
  child,
  entries,
  flag,
  list,
  nodes,
  number,
  numberOrNull,
  type RawNode,
  text,
  textOrNull,
  texts,
} from './raw-node.ts';

export function buildModes(modes: RawNode): ModesSection {
  const active = child(modes, 'active');
  const passive = child(modes, 'passive');
  const named = [active, passive].flatMap((mode) => texts(mode, 'capabilities'));
  return {
    scaling: text(modes, 'scaling') as ModesSection['scaling'],
    capabilities: [...new Set([...named, ...texts(passive, 'forbidden')])].sort(byCodeUnits),
    active: {
      description: text(active, 'description'),
      capabilities: texts(active, 'capabilities'),
    },
    passive: {
      description: text(passive, 'description'),
      capabilities: texts(passive, 'capabilities'),
      forbidden: texts(passive, 'forbidden'),
      uxStrategy: text(passive, 'ux_strategy') as 'REJECT' | 'HOLD',
      rejectMessage: text(passive, 'reject_message'),
      safeCallbacks: texts(passive, 'safe_callbacks'),
      safeCommands: texts(passive, 'safe_commands'),
    },
  };
}

export function buildDatabase(database: RawNode): DatabaseSection {
  const pool = child(database, 'pool');
  const migrations = child(database, 'migrations');
  const lock = child(database, 'leader_lock');
  return {
    minimumVersion: number(database, 'minimum_version'),
    pool: {
      min: number(pool, 'min'),
      max: number(pool, 'max'),
      connectTimeoutMs: number(pool, 'connect_timeout_ms'),
      statementTimeoutMs: number(pool, 'statement_timeout_ms'),
      idleTimeoutMs: number(pool, 'idle_timeout_ms'),
    },
    migrations: {
      table: text(migrations, 'table'),
      numbered: flag(migrations, 'numbered'),
      transactional: flag(migrations, 'transactional'),
      appendOnly: flag(migrations, 'append_only'),
      checksummed: flag(migrations, 'checksummed'),
    },
    tables: entries(database, 'tables').map(([name, table]) => ({
      name,
      purpose: text(table, 'purpose'),
      retentionDays: numberOrNull(table, 'retention_days'),
      kept: textOrNull(table, 'kept'),
      appendOnly: flag(table, 'append_only'),
    })),
    leaderLock: {
      function: text(lock, 'function'),
      key: list(lock, 'key') as [number, number],
      leaseSeconds: number(lock, 'lease_seconds'),
      renewSeconds: number(lock, 'renew_seconds'),
      takeoverMs: number(lock, 'takeover_ms'),
      handoverMs: number(lock, 'handover_ms'),
    },
  };
}

export function buildQueue(queue: RawNode): QueueSection {
  return {
    engine: text(queue, 'engine'),
    schema: text(queue, 'schema'),
    workers: number(queue, 'workers'),
    orderBy: text(queue, 'order_by'),
    dropPolicy: 'none',
    fastAckMs: number(queue, 'fast_ack_ms'),
    deduplicateBy: text(queue, 'deduplicate_by'),
    tasks: entries(queue, 'tasks').map(([name, task]) => ({
      name,
      maxAttempts: number(task, 'max_attempts'),
      cron: textOrNull(task, 'cron'),
      description: text(task, 'description'),
    })),
  };
}

export function buildObservability(observability: RawNode): ObservabilitySection {
  const limit = child(observability, 'repeat_limit');
  return {
    level: text(observability, 'level'),
    tags: texts(observability, 'tags'),
    neverLog: texts(observability, 'never_log'),
    repeatLimit: { messages: number(limit, 'messages'), perSeconds: number(limit, 'per_seconds') },
    metrics: entries(observability, 'metrics').map(([name, metric]) => ({
      name,
      type: text(metric, 'type') as Metric['type'],
      group: textOrNull(metric, 'group') ?? 'service',
      shared: flag(metric, 'shared'),
      labels: texts(metric, 'labels'),
      buckets: list(metric, 'buckets') as number[],
      description: text(metric, 'description'),
    })),
    alerts: entries(observability, 'alerts').map(([id, alert]) => ({
      id,
      expr: text(alert, 'expr'),
      forSeconds: numberOrNull(alert, 'for_seconds') ?? 0,
      severity: text(alert, 'severity') as Alert['severity'],
      summary: text(alert, 'summary'),
    })),
    forbiddenPatterns: nodes(observability, 'forbidden_patterns').map((pattern) => ({
      id: text(pattern, 'id'),
      pattern: text(pattern, 'pattern'),
      severity: text(pattern, 'severity') as 'warning' | 'error' | 'critical',
      description: text(pattern, 'description'),
      fix: text(pattern, 'fix'),
    })),
  };
}

export function buildSecurity(security: RawNode): SecuritySection {
  const webhook = child(security, 'webhook_secret');
  const callback = child(security, 'kie_callback');
  return {
    webhookSecret: { header: text(webhook, 'header'), env: text(webhook, 'env') },
    kieCallback: {
      query: text(callback, 'query'),
      hmacEnv: text(callback, 'hmac_env'),
      freshnessSeconds: number(callback, 'freshness_seconds'),
    },
    adminsEnv: text(security, 'admins_env'),
    rateLimits: entries(security, 'rate_limits').map(([name, limit]) => ({
      name,
      count: number(limit, 'count'),
      perSeconds: number(limit, 'per_seconds'),
    })),
  };
}
