import type { ContractModel, Enforcement, ReleaseEvidence, ReleaseItem } from '../model/model.ts';
import { type Emitter, emitterOf } from './emitter.ts';
import { facts } from './env.ts';
import { code, markdownTable } from './markdown-table.ts';

type Section = keyof ContractModel;

/** One generated table in one page; none when the text is null. */
function table(
  page: string,
  name: string,
  reads: readonly Section[],
  textOf: (model: ContractModel) => string | null,
): Emitter {
  return emitterOf(`kb-${name}`, reads, (model, sources) => {
    const text = textOf(model);
    const path = `${model.project.knowledgeBase}/${page}#${name}`;
    return text === null ? [] : [{ path, text, sources }];
  });
}

/** The tables of the knowledge base, except the catalogue. */
export const kbTables: readonly Emitter[] = [
  table('project.md', 'invariants', ['invariants'], invariants),
  table('architecture.md', 'layers', ['architecture'], layers),
  table('architecture.md', 'routes', ['routes'], routes),
  table('architecture.md', 'modes', ['modes'], modes),
  table('architecture.md', 'passive', ['modes'], passive),
  table('architecture.md', 'tasks', ['queue'], tasks),
  table('database.md', 'tables', ['database'], tables),
  table('database.md', 'leader-lock', ['database'], leaderLock),
  table('deployment.md', 'env', ['env'], env),
  table('features.md', 'commands', ['bot'], commands),
  table('features.md', 'limits', ['bot', 'security'], limits),
  table('git-workflow.md', 'release', ['release'], release),
  table('monitoring.md', 'never-log', ['observability'], neverLog),
  table('monitoring.md', 'metrics', ['observability'], metrics),
  table('monitoring.md', 'alerts', ['observability'], alerts),
  table('monitoring.md', 'forbidden-patterns', ['observability'], forbiddenPatterns),
  table('monitoring.md', 'smoke', ['smoke'], smoke),
];

function invariants(model: ContractModel): string {
  const rows = model.invariants.map(({ id, statement, enforcedBy }) => [
    code(id),
    statement,
    enforcedBy.map(enforcement).join(', '),
  ]);
  return markdownTable(['invariant', 'statement', 'enforced by'], rows);
}

function enforcement(by: Enforcement): string {
  switch (by.kind) {
    case 'test':
      return code(by.file);
    case 'scenario':
      return `smoke ${by.id}`;
    case 'diagnostic':
      return `diagnostic ${code(by.code)}`;
    case 'rule':
      return `rule ${code(by.id)}`;
  }
}

function layers({ architecture }: ContractModel): string | null {
  if (architecture.layers.length === 0) return null;
  const rows = architecture.layers.map(({ path, imports, pure }) => [
    code(path),
    imports.map(code).join(', ') || 'nothing',
    pure ? 'yes' : '',
  ]);
  return markdownTable(['layer', 'may import, besides itself', 'pure'], rows);
}

function routes(model: ContractModel): string {
  const rows = model.routes.map((route) => [
    code(`${route.method} ${route.path}`),
    route.summary,
    route.responses.map((response) => response.status).join(', '),
    `${route.slaMs} ms`,
    route.authentication === null ? '' : code(route.authentication),
  ]);
  return markdownTable(['route', 'what it does', 'answers', 'within', 'authentication'], rows);
}

function modes({ modes: { active, passive, capabilities } }: ContractModel): string {
  const rows = capabilities.map((capability) => [
    code(capability),
    active.capabilities.includes(capability) ? 'yes' : '',
    passive.capabilities.includes(capability)
      ? 'yes'
      : passive.forbidden.includes(capability)
        ? 'forbidden'
        : '',
  ]);
  const intro = `ACTIVE: ${active.description}\nPASSIVE: ${passive.description}\n`;
  return `${intro}\n${markdownTable(['capability', 'ACTIVE', 'PASSIVE'], rows)}`;
}

function passive({ modes: { passive } }: ContractModel): string {
  const rows = [
    ['commands that are answered', passive.safeCommands.map((name) => code(`/${name}`)).join(', ')],
    ['buttons that are answered', passive.safeCallbacks.map(code).join(', ')],
    [
      'what other commands, texts and buttons get; payments wait',
      `the text ${code(passive.rejectMessage)}`,
    ],
    ['never done', passive.forbidden.map(code).join(', ')],
  ];
  return markdownTable(['while nobody leads', ''], rows);
}

function leaderLock({ database: { leaderLock: lock } }: ContractModel): string {
  const rows = [
    [
      'function and key',
      `${code(lock.function)} with ${lock.key.map(String).map(code).join(', ')}`,
    ],
    ['a lease that is not renewed ends after', `${lock.leaseSeconds} s`],
    ['it is renewed every', `${lock.renewSeconds} s`],
    ['after a crash another one leads within', `${lock.takeoverMs} ms`],
    ['a planned hand-over takes less than', `${lock.handoverMs} ms`],
  ];
  return markdownTable(['leader lock', ''], rows);
}

function tasks(model: ContractModel): string {
  const rows = model.queue.tasks.map(({ name, description, maxAttempts, cron }) => [
    code(name),
    description,
    String(maxAttempts),
    cron === null ? '' : code(cron),
  ]);
  return markdownTable(['task', 'what it does', 'attempts', 'runs by itself'], rows);
}

function tables(model: ContractModel): string {
  const rows = model.database.tables.map(({ name, purpose, retentionDays, kept, appendOnly }) => [
    code(name),
    purpose,
    retentionDays === null ? `for ever: ${kept}` : `${retentionDays} days`,
    appendOnly ? 'yes' : '',
  ]);
  return markdownTable(['table', 'what for', 'kept', 'append-only'], rows);
}

function env(model: ContractModel): string {
  const rows = model.env.variables.map((variable) => [
    code(variable.name) + (variable.secret ? ' (secret)' : ''),
    [variable.description, ...facts(variable)].join(' '),
    variable.default === null ? '' : code(String(variable.default) || '(empty)'),
    variable.phase,
  ]);
  const forbidden = model.env.forbidden.map(({ name, reason }) => `- ${code(name)}: ${reason}`);
  const list = forbidden.length === 0 ? '' : `\n\nRefused at start:\n\n${forbidden.join('\n')}`;
  return markdownTable(['variable', 'meaning', 'default', 'phase'], rows) + list;
}

function commands(model: ContractModel): string {
  const rows = model.bot.commands.map(({ command, description, capability }) => [
    code(`/${command}`),
    description.en,
    description.ru,
    code(capability),
  ]);
  return markdownTable(['command', 'English', 'Russian', 'needs'], rows);
}

function limits({ bot, security }: ContractModel): string {
  const rows = [
    ...Object.entries(bot.limits).map(([name, value]) => [code(name), String(value)]),
    ...security.rateLimits.map(({ name, count, perSeconds }) => [
      code(name),
      `${count} in ${perSeconds} s`,
    ]),
  ];
  return markdownTable(['limit', 'at most'], rows);
}

function neverLog({ observability }: ContractModel): string {
  return observability.neverLog.map((name) => `- ${code(name)}`).join('\n');
}

function release(model: ContractModel): string {
  const { checklist, definitionOfDone } = model.release;
  const rows = (list: string, items: readonly ReleaseItem[]): string[][] =>
    items.map(({ id, title, evidence }) => [list, code(id), title, evidenceWords(evidence)]);
  return markdownTable(
    ['for', 'item', 'holds', 'evidence'],
    [...rows('each release', checklist), ...rows('done', definitionOfDone)],
  );
}

function evidenceWords(evidence: ReleaseEvidence): string {
  switch (evidence.kind) {
    case 'command':
      return `${code(evidence.command)} ends with 0`;
    case 'scenario':
      return `scenario ${evidence.id} passes on this machine`;
    case 'smoke':
      return `${code('truth smoke')} passes on ${evidence.where === 'live' ? 'the live service' : 'this machine'}`;
    case 'health':
      return `${code(evidence.field)} of ${code('/health')} on the live service`;
    case 'log_minutes':
      return `the log of the last ${evidence.minutes} minutes`;
    case 'tags':
      return `the tags of the last ${evidence.count} releases`;
  }
}

function metrics(model: ContractModel): string {
  const rows = model.observability.metrics.map(({ name, type, labels, description }) => [
    code(name),
    type,
    labels.map(code).join(', '),
    description,
  ]);
  return markdownTable(['metric', 'type', 'labels', 'meaning'], rows);
}

function alerts(model: ContractModel): string {
  const rows = model.observability.alerts.map(({ id, severity, expr, forSeconds, summary }) => [
    `[${id}](#${id})`,
    severity,
    summary,
    code(expr),
    forSeconds === 0 ? 'at once' : `${forSeconds} s`,
  ]);
  return markdownTable(['alarm', 'severity', 'means', 'raised by', 'after'], rows);
}

function forbiddenPatterns(model: ContractModel): string {
  const rows = model.observability.forbiddenPatterns.map((each) => [
    code(each.pattern),
    each.severity,
    each.description,
    each.fix,
  ]);
  return markdownTable(['in a line', 'severity', 'means', 'do'], rows);
}

function smoke(model: ContractModel): string {
  const rows = model.smoke.map(({ id, title, slaMs, live }) => [
    id,
    title,
    `${slaMs} ms`,
    live ? 'yes' : '',
  ]);
  return markdownTable(['scenario', 'what must happen', 'within', 'safe on a live service'], rows);
}
